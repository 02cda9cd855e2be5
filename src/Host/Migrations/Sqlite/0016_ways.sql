-- Every way to reach a person: what was there is a mail.
ALTER TABLE "messages_delivery" ADD COLUMN "channel" TEXT NOT NULL DEFAULT 'Mail';
ALTER TABLE "messages_delivery" ADD COLUMN "account" BLOB NULL;
ALTER TABLE "messages_delivery" ADD COLUMN "purpose" TEXT NULL;
ALTER TABLE "messages_delivery" ADD COLUMN "contact" BLOB NULL;
DROP INDEX "messages_delivery_due";
CREATE INDEX "messages_delivery_due" ON "messages_delivery" ("channel", "due");

CREATE TABLE "messages_contact" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_contact" PRIMARY KEY,
    "account" BLOB NOT NULL,
    "channel" TEXT NOT NULL,
    "address" BLOB NOT NULL,
    "address_digest" BLOB NOT NULL,
    "masked" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "code" INTEGER NULL
);
CREATE INDEX "messages_contact_account" ON "messages_contact" ("account", "channel");
CREATE UNIQUE INDEX "messages_contact_address" ON "messages_contact" ("address_digest");

CREATE TABLE "messages_reader" (
    "account" BLOB NOT NULL CONSTRAINT "PK_messages_reader" PRIMARY KEY,
    "quiet_from" INTEGER NOT NULL,
    "quiet_until" INTEGER NOT NULL,
    "language" TEXT NULL,
    "stopped_at" INTEGER NULL
);

CREATE TABLE "messages_wish" (
    "account" BLOB NOT NULL,
    "purpose" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "wanted" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    CONSTRAINT "PK_messages_wish" PRIMARY KEY ("account", "purpose", "channel")
);
