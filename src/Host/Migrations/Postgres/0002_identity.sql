ALTER TABLE platform_account ALTER COLUMN mail DROP NOT NULL;

ALTER TABLE platform_account ADD COLUMN closed_at bigint;

ALTER TABLE platform_account ADD COLUMN merged_into uuid;

ALTER TABLE platform_link ADD COLUMN add_to uuid;

ALTER TABLE platform_session ADD COLUMN level_at bigint NOT NULL DEFAULT 0;

UPDATE platform_session SET level_at = opened_at;

ALTER TABLE platform_session ALTER COLUMN level_at DROP DEFAULT;

ALTER TABLE platform_session ADD COLUMN method text COLLATE "C" NOT NULL DEFAULT 'mailed-link';

UPDATE platform_session SET method = 'password' WHERE kind = 'Staff';

ALTER TABLE platform_session ALTER COLUMN method DROP DEFAULT;

CREATE TABLE platform_sign_in_method (
    id uuid NOT NULL,
    account uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    subject bytea NOT NULL,
    added_at bigint NOT NULL,
    last_used_at bigint,
    CONSTRAINT "PK_platform_sign_in_method" PRIMARY KEY (id)
);

CREATE UNIQUE INDEX platform_sign_in_method_subject ON platform_sign_in_method (subject);

CREATE INDEX platform_sign_in_method_account ON platform_sign_in_method (account);

CREATE TABLE platform_spent_state (
    digest bytea NOT NULL,
    until bigint NOT NULL,
    CONSTRAINT "PK_platform_spent_state" PRIMARY KEY (digest)
);

CREATE INDEX platform_spent_state_until ON platform_spent_state (until);
