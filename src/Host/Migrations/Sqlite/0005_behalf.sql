ALTER TABLE "cases_case" ADD COLUMN "agent" BLOB NULL;

ALTER TABLE "cases_case" ADD COLUMN "mandate" BLOB NULL;

ALTER TABLE "platform_session" ADD COLUMN "mandate" BLOB NULL;

ALTER TABLE "procedures_application" ADD COLUMN "agent" BLOB NULL;

ALTER TABLE "procedures_application" ADD COLUMN "acted_as" TEXT NULL;

ALTER TABLE "procedures_application" ADD COLUMN "mandate" BLOB NULL;

ALTER TABLE "procedures_draft" ADD COLUMN "agent" BLOB NULL;

CREATE TABLE "platform_behalf" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_behalf" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "agent" BLOB NULL,
    "agent_name" BLOB NULL,
    "principal" BLOB NULL,
    "principal_name" BLOB NOT NULL,
    "procedures" TEXT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "offer_until" INTEGER NULL,
    "settled_by" BLOB NULL,
    "settled_at" INTEGER NULL,
    "reason" BLOB NULL,
    "medium" TEXT NULL
);

CREATE INDEX "cases_case_agent" ON "cases_case" ("agent");

CREATE INDEX "platform_behalf_agent" ON "platform_behalf" ("agent");

CREATE INDEX "platform_behalf_principal" ON "platform_behalf" ("principal");

CREATE INDEX "platform_behalf_state" ON "platform_behalf" ("state", "made_at");

CREATE INDEX "journal_entry_acted_for" ON "journal_entry" ("acted_for") WHERE acted_for IS NOT NULL;
