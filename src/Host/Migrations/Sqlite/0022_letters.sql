-- Letters to people whom no other way reaches, and the batches in which they are printed and posted.
CREATE TABLE "messages_letter" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_letter" PRIMARY KEY,
    "account" BLOB NULL,
    "about" BLOB NOT NULL,
    "template_key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "link_path" TEXT NOT NULL,
    "address" BLOB NULL,
    "text_values" BLOB NULL,
    "address_digest" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "batch" BLOB NULL,
    "number" INTEGER NULL,
    "posted_at" INTEGER NULL,
    "returned_at" INTEGER NULL
);
CREATE INDEX "messages_letter_printed" ON "messages_letter" ("batch", "number");
CREATE INDEX "messages_letter_about" ON "messages_letter" ("about");

CREATE TABLE "messages_letter_batch" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_letter_batch" PRIMARY KEY,
    "day" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "letters" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "file" BLOB NULL,
    "sheets" INTEGER NULL,
    "posted_at" INTEGER NULL
);
CREATE UNIQUE INDEX "messages_letter_batch_day" ON "messages_letter_batch" ("day", "number");
