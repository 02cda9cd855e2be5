-- Passkeys, second factors and their recovery; outside systems with their tokens; what opens something once.
CREATE TABLE "platform_client" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_client" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "keys" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "keys_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL
);

CREATE TABLE "platform_client_token" (
    "digest" BLOB NOT NULL CONSTRAINT "PK_platform_client_token" PRIMARY KEY,
    "client" BLOB NOT NULL,
    "scopes" TEXT NOT NULL,
    "issued_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL
);

CREATE TABLE "platform_passkey" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_passkey" PRIMARY KEY,
    "credential" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "method" BLOB NULL,
    "name" BLOB NOT NULL,
    "public_key" BLOB NOT NULL,
    "uses" INTEGER NOT NULL,
    "may_be_backed_up" INTEGER NOT NULL,
    "is_backed_up" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL
);

CREATE TABLE "platform_staff_recovery" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_staff_recovery" PRIMARY KEY,
    "staff" BLOB NOT NULL,
    "asked_by" BLOB NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "approved_by" BLOB NULL,
    "link" BLOB NULL,
    "closed_at" INTEGER NULL
);

CREATE TABLE "platform_staff_recovery_code" (
    "digest" BLOB NOT NULL CONSTRAINT "PK_platform_staff_recovery_code" PRIMARY KEY,
    "staff" BLOB NOT NULL,
    "used_at" INTEGER NULL
);

CREATE TABLE "platform_staff_totp" (
    "staff" BLOB NOT NULL CONSTRAINT "PK_platform_staff_totp" PRIMARY KEY,
    "secret" BLOB NOT NULL,
    "last_step" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL
);

CREATE TABLE "platform_used_once" (
    "digest" BLOB NOT NULL CONSTRAINT "PK_platform_used_once" PRIMARY KEY,
    "expires_at" INTEGER NOT NULL
);

CREATE INDEX "platform_client_token_client" ON "platform_client_token" ("client");

CREATE INDEX "platform_client_token_expires_at" ON "platform_client_token" ("expires_at");

CREATE UNIQUE INDEX "platform_passkey_credential" ON "platform_passkey" ("credential");

CREATE UNIQUE INDEX "platform_passkey_method" ON "platform_passkey" ("method");

CREATE INDEX "platform_passkey_subject" ON "platform_passkey" ("kind", "subject");

CREATE UNIQUE INDEX "platform_staff_recovery_link" ON "platform_staff_recovery" ("link");

CREATE INDEX "platform_staff_recovery_staff" ON "platform_staff_recovery" ("staff");

CREATE INDEX "platform_staff_recovery_code_staff" ON "platform_staff_recovery_code" ("staff");

CREATE INDEX "platform_used_once_expires_at" ON "platform_used_once" ("expires_at");
