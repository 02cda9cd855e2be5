-- Personal values are sealed from here on. What was plain text is marked with version 1 and sealed at the next start, before anybody is served.
ALTER TABLE "procedures_application" ADD COLUMN "answers_sealed" BLOB NOT NULL DEFAULT x'';
UPDATE "procedures_application" SET "answers_sealed" = CAST(x'01' || CAST("answers" AS BLOB) AS BLOB) WHERE "answers" IS NOT NULL;
ALTER TABLE "procedures_application" DROP COLUMN "answers";
ALTER TABLE "procedures_application" RENAME COLUMN "answers_sealed" TO "answers";

ALTER TABLE "procedures_amendment" ADD COLUMN "before_sealed" BLOB NULL;
UPDATE "procedures_amendment" SET "before_sealed" = CAST(x'01' || CAST("before" AS BLOB) AS BLOB) WHERE "before" IS NOT NULL;
ALTER TABLE "procedures_amendment" DROP COLUMN "before";
ALTER TABLE "procedures_amendment" RENAME COLUMN "before_sealed" TO "before";

ALTER TABLE "procedures_draft" ADD COLUMN "typed_sealed" BLOB NULL;
UPDATE "procedures_draft" SET "typed_sealed" = CAST(x'01' || CAST("typed" AS BLOB) AS BLOB) WHERE "typed" IS NOT NULL;
ALTER TABLE "procedures_draft" DROP COLUMN "typed";
ALTER TABLE "procedures_draft" RENAME COLUMN "typed_sealed" TO "typed";

ALTER TABLE "cases_case" ADD COLUMN "applicant_sealed" BLOB NULL;
UPDATE "cases_case" SET "applicant_sealed" = CAST(x'01' || CAST("applicant" AS BLOB) AS BLOB) WHERE "applicant" IS NOT NULL;
ALTER TABLE "cases_case" DROP COLUMN "applicant";
ALTER TABLE "cases_case" RENAME COLUMN "applicant_sealed" TO "applicant";

ALTER TABLE "messages_message" ADD COLUMN "text_values_sealed" BLOB NOT NULL DEFAULT x'';
UPDATE "messages_message" SET "text_values_sealed" = CAST(x'01' || CAST("text_values" AS BLOB) AS BLOB) WHERE "text_values" IS NOT NULL;
ALTER TABLE "messages_message" DROP COLUMN "text_values";
ALTER TABLE "messages_message" RENAME COLUMN "text_values_sealed" TO "text_values";

ALTER TABLE "messages_delivery" ADD COLUMN "address_sealed" BLOB NULL;
UPDATE "messages_delivery" SET "address_sealed" = CAST(x'01' || CAST("address" AS BLOB) AS BLOB) WHERE "address" IS NOT NULL;
ALTER TABLE "messages_delivery" DROP COLUMN "address";
ALTER TABLE "messages_delivery" RENAME COLUMN "address_sealed" TO "address";

ALTER TABLE "messages_delivery" ADD COLUMN "subject_sealed" BLOB NULL;
UPDATE "messages_delivery" SET "subject_sealed" = CAST(x'01' || CAST("subject" AS BLOB) AS BLOB) WHERE "subject" IS NOT NULL;
ALTER TABLE "messages_delivery" DROP COLUMN "subject";
ALTER TABLE "messages_delivery" RENAME COLUMN "subject_sealed" TO "subject";

ALTER TABLE "messages_delivery" ADD COLUMN "text_sealed" BLOB NULL;
UPDATE "messages_delivery" SET "text_sealed" = CAST(x'01' || CAST("text" AS BLOB) AS BLOB) WHERE "text" IS NOT NULL;
ALTER TABLE "messages_delivery" DROP COLUMN "text";
ALTER TABLE "messages_delivery" RENAME COLUMN "text_sealed" TO "text";

ALTER TABLE "messages_delivery" ADD COLUMN "address_digest" BLOB NULL;

ALTER TABLE "messages_delivery" ADD COLUMN "masked" TEXT NULL;

-- Marks that mails come back; the next mail that does makes them anew.
DROP TABLE "messages_unreachable";

CREATE TABLE "messages_unreachable" (
    "address" BLOB NOT NULL CONSTRAINT "PK_messages_unreachable" PRIMARY KEY,
    "since" INTEGER NOT NULL,
    "code" INTEGER NOT NULL
);

ALTER TABLE "records_approval" ADD COLUMN "person" BLOB NULL;

CREATE TABLE "platform_data_key" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_platform_data_key" PRIMARY KEY,
    "wrapped" BLOB NOT NULL,
    "made_at" INTEGER NOT NULL
);

CREATE TABLE "platform_look" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_look" PRIMARY KEY,
    "thing" BLOB NOT NULL,
    "subject" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "office" TEXT NULL,
    "looker" BLOB NOT NULL,
    "matter_office" TEXT NULL,
    "held_back" INTEGER NOT NULL
);

CREATE INDEX "platform_look_at" ON "platform_look" ("at");

CREATE INDEX "platform_look_subject" ON "platform_look" ("subject", "id");

CREATE INDEX "platform_look_thing" ON "platform_look" ("thing");

CREATE TABLE "platform_erasure" (
    "digest" BLOB NOT NULL CONSTRAINT "PK_platform_erasure" PRIMARY KEY,
    "matter" BLOB NULL,
    "decision" BLOB NOT NULL,
    "ordered_at" INTEGER NOT NULL,
    "erased_at" INTEGER NULL,
    "files" TEXT NOT NULL
);

CREATE INDEX "platform_erasure_decision" ON "platform_erasure" ("decision");

CREATE INDEX "platform_erasure_erased_at" ON "platform_erasure" ("erased_at");

CREATE TABLE "records_erasure_draft" (
    "id" BLOB NOT NULL CONSTRAINT "PK_records_erasure_draft" PRIMARY KEY,
    "approval" BLOB NOT NULL,
    "office" TEXT NOT NULL,
    "drafted_at" INTEGER NOT NULL,
    "matters" TEXT NOT NULL
);

CREATE INDEX "records_erasure_draft_approval" ON "records_erasure_draft" ("approval");

CREATE INDEX "records_erasure_draft_office" ON "records_erasure_draft" ("office", "id");

CREATE TABLE "platform_protected" (
    "subject" BLOB NOT NULL CONSTRAINT "PK_platform_protected" PRIMARY KEY,
    "offices" TEXT NOT NULL,
    "since" INTEGER NOT NULL
);
