CREATE TABLE platform_signature (
    id uuid NOT NULL,
    account uuid NOT NULL,
    digest bytea NOT NULL,
    value bytea NOT NULL,
    certificate bytea NOT NULL,
    at bigint NOT NULL,
    statement text COLLATE "C",
    about uuid,
    CONSTRAINT "PK_platform_signature" PRIMARY KEY (id)
);

CREATE INDEX platform_signature_account ON platform_signature (account);

CREATE INDEX platform_signature_about ON platform_signature (about);
