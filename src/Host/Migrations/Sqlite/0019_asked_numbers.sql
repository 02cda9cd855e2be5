-- A mobile number waits here until its holder has typed the code that was sent to it.
CREATE TABLE "messages_asked_number" (
    "account" BLOB NOT NULL CONSTRAINT "PK_messages_asked_number" PRIMARY KEY,
    "address" BLOB NOT NULL,
    "address_digest" BLOB NOT NULL,
    "masked" TEXT NOT NULL,
    "code" BLOB NOT NULL,
    "tries" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL,
    "since" INTEGER NOT NULL,
    "at" INTEGER NOT NULL
);
CREATE INDEX "messages_asked_number_address" ON "messages_asked_number" ("address_digest");
CREATE INDEX "messages_asked_number_at" ON "messages_asked_number" ("at");
