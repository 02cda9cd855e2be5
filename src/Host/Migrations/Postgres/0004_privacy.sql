-- Personal values are sealed from here on. What was plain text is marked with version 1 and sealed at the next start, before anybody is served.
ALTER TABLE "procedures_application" ALTER COLUMN "answers" TYPE bytea USING '\x01'::bytea || convert_to("answers", 'UTF8');

ALTER TABLE "procedures_amendment" ALTER COLUMN "before" DROP NOT NULL;
ALTER TABLE "procedures_amendment" ALTER COLUMN "before" TYPE bytea USING '\x01'::bytea || convert_to("before", 'UTF8');

ALTER TABLE "procedures_draft" ALTER COLUMN "typed" DROP NOT NULL;
ALTER TABLE "procedures_draft" ALTER COLUMN "typed" TYPE bytea USING '\x01'::bytea || convert_to("typed", 'UTF8');

ALTER TABLE "cases_case" ALTER COLUMN "applicant" DROP NOT NULL;
ALTER TABLE "cases_case" ALTER COLUMN "applicant" TYPE bytea USING '\x01'::bytea || convert_to("applicant", 'UTF8');

ALTER TABLE "messages_message" ALTER COLUMN "text_values" TYPE bytea USING '\x01'::bytea || convert_to("text_values", 'UTF8');

ALTER TABLE "messages_delivery" ALTER COLUMN "address" TYPE bytea USING '\x01'::bytea || convert_to("address", 'UTF8');

ALTER TABLE "messages_delivery" ALTER COLUMN "subject" TYPE bytea USING '\x01'::bytea || convert_to("subject", 'UTF8');

ALTER TABLE "messages_delivery" ALTER COLUMN "text" TYPE bytea USING '\x01'::bytea || convert_to("text", 'UTF8');

ALTER TABLE messages_delivery ADD COLUMN address_digest bytea;

ALTER TABLE messages_delivery ADD COLUMN masked text COLLATE "C";

-- Marks that mails come back; the next mail that does makes them anew.
DROP TABLE messages_unreachable;

CREATE TABLE messages_unreachable (
    address bytea NOT NULL,
    since bigint NOT NULL,
    code integer NOT NULL,
    CONSTRAINT "PK_messages_unreachable" PRIMARY KEY (address)
);

ALTER TABLE records_approval ADD COLUMN person uuid;

CREATE TABLE platform_data_key (
    number integer NOT NULL,
    wrapped bytea NOT NULL,
    made_at bigint NOT NULL,
    CONSTRAINT "PK_platform_data_key" PRIMARY KEY (number)
);

CREATE TABLE platform_look (
    id uuid NOT NULL,
    thing uuid NOT NULL,
    subject uuid NOT NULL,
    at bigint NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    fields text COLLATE "C" NOT NULL,
    office text COLLATE "C",
    looker uuid NOT NULL,
    matter_office text COLLATE "C",
    held_back boolean NOT NULL,
    CONSTRAINT "PK_platform_look" PRIMARY KEY (id)
);

CREATE INDEX platform_look_at ON platform_look (at);

CREATE INDEX platform_look_subject ON platform_look (subject, id);

CREATE INDEX platform_look_thing ON platform_look (thing);

CREATE TABLE platform_erasure (
    digest bytea NOT NULL,
    matter uuid,
    decision uuid NOT NULL,
    ordered_at bigint NOT NULL,
    erased_at bigint,
    files text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_platform_erasure" PRIMARY KEY (digest)
);

CREATE INDEX platform_erasure_decision ON platform_erasure (decision);

CREATE INDEX platform_erasure_erased_at ON platform_erasure (erased_at);

CREATE TABLE records_erasure_draft (
    id uuid NOT NULL,
    approval uuid NOT NULL,
    office text COLLATE "C" NOT NULL,
    drafted_at bigint NOT NULL,
    matters text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_records_erasure_draft" PRIMARY KEY (id)
);

CREATE INDEX records_erasure_draft_approval ON records_erasure_draft (approval);

CREATE INDEX records_erasure_draft_office ON records_erasure_draft (office, id);

CREATE TABLE platform_protected (
    subject uuid NOT NULL,
    offices text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    CONSTRAINT "PK_platform_protected" PRIMARY KEY (subject)
);
