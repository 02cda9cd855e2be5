-- What LINE tells the city, and how an account is connected with somebody there.
CREATE TABLE "messages_line_event" (
    "event" TEXT NOT NULL CONSTRAINT "PK_messages_line_event" PRIMARY KEY,
    "who" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "heard_at" INTEGER NOT NULL
);
CREATE INDEX "messages_line_event_who" ON "messages_line_event" ("who", "at");
CREATE INDEX "messages_line_event_heard" ON "messages_line_event" ("heard_at");

CREATE TABLE "messages_line_invitation" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_line_invitation" PRIMARY KEY,
    "person" BLOB NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "messages_line_link" (
    "nonce" BLOB NOT NULL CONSTRAINT "PK_messages_line_link" PRIMARY KEY,
    "account" BLOB NOT NULL,
    "asked_at" INTEGER NOT NULL
);
CREATE UNIQUE INDEX "messages_line_link_account" ON "messages_line_link" ("account");
