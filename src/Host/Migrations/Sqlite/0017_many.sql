-- One text for many: whom it is for until each has it, and what hands over many as one.
CREATE TABLE "messages_broadcast" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_broadcast" PRIMARY KEY,
    "template_key" TEXT NOT NULL,
    "text_values" BLOB NOT NULL,
    "link_path" TEXT NOT NULL,
    "about" BLOB NOT NULL,
    "purpose" TEXT NOT NULL,
    "recipients" INTEGER NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "messages_hand" (
    "broadcast" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "accounts" BLOB NOT NULL,
    CONSTRAINT "PK_messages_hand" PRIMARY KEY ("broadcast", "number")
);

ALTER TABLE "messages_message" ADD COLUMN "broadcast" BLOB NULL;
ALTER TABLE "messages_delivery" ADD COLUMN "parcel" BLOB NULL;
ALTER TABLE "messages_delivery" ADD COLUMN "broadcast" BLOB NULL;
CREATE INDEX "messages_delivery_parcel" ON "messages_delivery" ("parcel") WHERE parcel IS NOT NULL;
