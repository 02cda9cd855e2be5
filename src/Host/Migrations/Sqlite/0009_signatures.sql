CREATE TABLE "platform_signature" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_signature" PRIMARY KEY,
    "account" BLOB NOT NULL,
    "digest" BLOB NOT NULL,
    "value" BLOB NOT NULL,
    "certificate" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "statement" TEXT NULL,
    "about" BLOB NULL
);

CREATE INDEX "platform_signature_account" ON "platform_signature" ("account");

CREATE INDEX "platform_signature_about" ON "platform_signature" ("about");
