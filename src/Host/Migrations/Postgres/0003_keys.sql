-- Passkeys, second factors and their recovery; outside systems with their tokens; what opens something once.
CREATE TABLE platform_client (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    office text COLLATE "C" NOT NULL,
    scopes text COLLATE "C" NOT NULL,
    keys text COLLATE "C" NOT NULL,
    made_at bigint NOT NULL,
    keys_at bigint NOT NULL,
    revoked_at bigint,
    CONSTRAINT "PK_platform_client" PRIMARY KEY (id)
);

CREATE TABLE platform_client_token (
    digest bytea NOT NULL,
    client uuid NOT NULL,
    scopes text COLLATE "C" NOT NULL,
    issued_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    CONSTRAINT "PK_platform_client_token" PRIMARY KEY (digest)
);

CREATE TABLE platform_passkey (
    id uuid NOT NULL,
    credential bytea NOT NULL,
    kind text NOT NULL,
    subject uuid NOT NULL,
    method uuid,
    name bytea NOT NULL,
    public_key bytea NOT NULL,
    uses bigint NOT NULL,
    may_be_backed_up boolean NOT NULL,
    is_backed_up boolean NOT NULL,
    made_at bigint NOT NULL,
    used_at bigint,
    CONSTRAINT "PK_platform_passkey" PRIMARY KEY (id)
);

CREATE TABLE platform_staff_recovery (
    id uuid NOT NULL,
    staff uuid NOT NULL,
    asked_by uuid NOT NULL,
    asked_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    approved_by uuid,
    link bytea,
    closed_at bigint,
    CONSTRAINT "PK_platform_staff_recovery" PRIMARY KEY (id)
);

CREATE TABLE platform_staff_recovery_code (
    digest bytea NOT NULL,
    staff uuid NOT NULL,
    used_at bigint,
    CONSTRAINT "PK_platform_staff_recovery_code" PRIMARY KEY (digest)
);

CREATE TABLE platform_staff_totp (
    staff uuid NOT NULL,
    secret bytea NOT NULL,
    last_step bigint NOT NULL,
    made_at bigint NOT NULL,
    CONSTRAINT "PK_platform_staff_totp" PRIMARY KEY (staff)
);

CREATE TABLE platform_used_once (
    digest bytea NOT NULL,
    expires_at bigint NOT NULL,
    CONSTRAINT "PK_platform_used_once" PRIMARY KEY (digest)
);

CREATE INDEX platform_client_token_client ON platform_client_token (client);

CREATE INDEX platform_client_token_expires_at ON platform_client_token (expires_at);

CREATE UNIQUE INDEX platform_passkey_credential ON platform_passkey (credential);

CREATE UNIQUE INDEX platform_passkey_method ON platform_passkey (method);

CREATE INDEX platform_passkey_subject ON platform_passkey (kind, subject);

CREATE UNIQUE INDEX platform_staff_recovery_link ON platform_staff_recovery (link);

CREATE INDEX platform_staff_recovery_staff ON platform_staff_recovery (staff);

CREATE INDEX platform_staff_recovery_code_staff ON platform_staff_recovery_code (staff);

CREATE INDEX platform_used_once_expires_at ON platform_used_once (expires_at);
