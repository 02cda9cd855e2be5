-- Which release is in force is an enactment of its own, so that going back to an earlier one is a row and not a change.
CREATE TABLE platform_release_enactment (
    number integer NOT NULL,
    release uuid NOT NULL,
    revoked uuid,
    at bigint NOT NULL,
    by uuid NOT NULL,
    CONSTRAINT "PK_platform_release_enactment" PRIMARY KEY (number)
);

INSERT INTO platform_release_enactment (number, release, revoked, at, by) SELECT ROW_NUMBER() OVER (ORDER BY at, id), id, NULL, at, by FROM platform_release;

CREATE TABLE platform_confirmation (
    id uuid NOT NULL,
    subject text COLLATE "C" NOT NULL,
    fact text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    by text COLLATE "C" NOT NULL,
    source text COLLATE "C" NOT NULL,
    staff uuid NOT NULL,
    at bigint NOT NULL,
    withdrawn_at bigint,
    CONSTRAINT "PK_platform_confirmation" PRIMARY KEY (id)
);

CREATE INDEX platform_confirmation_withdrawn ON platform_confirmation (withdrawn_at);
