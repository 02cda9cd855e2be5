CREATE TABLE "platform_account_next" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_account" PRIMARY KEY,
    "mail" TEXT NULL,
    "made_at" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "closed_at" INTEGER NULL,
    "merged_into" BLOB NULL
);

INSERT INTO "platform_account_next" ("id", "mail", "made_at", "language") SELECT "id", "mail", "made_at", "language" FROM "platform_account";

DROP TABLE "platform_account";

ALTER TABLE "platform_account_next" RENAME TO "platform_account";

CREATE UNIQUE INDEX "platform_account_mail" ON "platform_account" ("mail");

ALTER TABLE "platform_link" ADD COLUMN "add_to" BLOB NULL;

ALTER TABLE "platform_session" ADD COLUMN "level_at" INTEGER NOT NULL DEFAULT 0;

UPDATE "platform_session" SET "level_at" = "opened_at";

ALTER TABLE "platform_session" ADD COLUMN "method" TEXT NOT NULL DEFAULT 'mailed-link';

UPDATE "platform_session" SET "method" = 'password' WHERE "kind" = 'Staff';

CREATE TABLE "platform_sign_in_method" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_sign_in_method" PRIMARY KEY,
    "account" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "added_at" INTEGER NOT NULL,
    "last_used_at" INTEGER NULL
);

CREATE UNIQUE INDEX "platform_sign_in_method_subject" ON "platform_sign_in_method" ("subject");

CREATE INDEX "platform_sign_in_method_account" ON "platform_sign_in_method" ("account");

CREATE TABLE "platform_spent_state" (
    "digest" BLOB NOT NULL CONSTRAINT "PK_platform_spent_state" PRIMARY KEY,
    "until" INTEGER NOT NULL
);

CREATE INDEX "platform_spent_state_until" ON "platform_spent_state" ("until");
