-- The tables of the first house: platform, organisation, messages, records, procedures, cases and plan.
CREATE TABLE "cases_case" (
    "id" BLOB NOT NULL CONSTRAINT "PK_cases_case" PRIMARY KEY,
    "application" BLOB NOT NULL,
    "receipt" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "account" BLOB NOT NULL,
    "applicant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "standard_days" INTEGER NOT NULL,
    "due" TEXT NOT NULL,
    "assignee" BLOB NULL,
    "corrections" INTEGER NOT NULL,
    "closed_at" INTEGER NULL,
    "turn" INTEGER NOT NULL
);

CREATE TABLE "cases_correction" (
    "id" BLOB NOT NULL CONSTRAINT "PK_cases_correction" PRIMARY KEY,
    "case" BLOB NOT NULL,
    "item" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "asked_by" BLOB NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "answered_at" INTEGER NULL
);

CREATE TABLE "cases_notice" (
    "case" BLOB NOT NULL CONSTRAINT "PK_cases_notice" PRIMARY KEY,
    "approval" BLOB NOT NULL,
    "number" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "amount" INTEGER NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "appeal" TEXT NOT NULL,
    "decided_at" INTEGER NOT NULL,
    "issued_at" INTEGER NOT NULL
);

CREATE TABLE "cases_proposal" (
    "approval" BLOB NOT NULL CONSTRAINT "PK_cases_proposal" PRIMARY KEY,
    "case" BLOB NOT NULL,
    "decision" TEXT NOT NULL,
    "amount" INTEGER NULL,
    "reason" TEXT NOT NULL,
    "drafted_by" BLOB NOT NULL,
    "drafted_at" INTEGER NOT NULL,
    "returned_at" INTEGER NULL,
    "return_comment" TEXT NULL
);

CREATE TABLE "journal_dead_letter" (
    "reader" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "error" TEXT NOT NULL,
    "replayed_at" INTEGER NULL,
    CONSTRAINT "PK_journal_dead_letter" PRIMARY KEY ("reader", "number")
);

CREATE TABLE "journal_entry" (
    "position" INTEGER NOT NULL CONSTRAINT "PK_journal_entry" PRIMARY KEY AUTOINCREMENT,
    "id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "office" TEXT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor" BLOB NOT NULL,
    "acted_for_kind" TEXT NULL,
    "acted_for" BLOB NULL,
    "about" BLOB NOT NULL,
    "facts" TEXT NOT NULL,
    "mac" BLOB NOT NULL,
    "salt" BLOB NULL,
    "payload" BLOB NULL
);

CREATE TABLE "journal_head" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_journal_head" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "hash" BLOB NOT NULL,
    "signature" BLOB NOT NULL
);

CREATE TABLE "journal_reader" (
    "name" TEXT NOT NULL CONSTRAINT "PK_journal_reader" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "not_before" INTEGER NULL
);

CREATE TABLE "journal_seal" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_journal_seal" PRIMARY KEY,
    "position" INTEGER NOT NULL,
    "hash" BLOB NOT NULL
);

CREATE TABLE "messages_delivery" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_delivery" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "message" BLOB NULL,
    "language" TEXT NOT NULL,
    "address" TEXT NULL,
    "subject" TEXT NULL,
    "text" TEXT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "tries" INTEGER NOT NULL,
    "doubts" INTEGER NOT NULL,
    "due" INTEGER NULL,
    "code" INTEGER NULL,
    "since" INTEGER NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "messages_message" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_message" PRIMARY KEY,
    "account" BLOB NOT NULL,
    "template_key" TEXT NOT NULL,
    "text_values" TEXT NOT NULL,
    "link_path" TEXT NOT NULL,
    "about" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "read_at" INTEGER NULL
);

CREATE TABLE "messages_unreachable" (
    "address" TEXT NOT NULL CONSTRAINT "PK_messages_unreachable" PRIMARY KEY,
    "since" INTEGER NOT NULL,
    "code" INTEGER NOT NULL
);

CREATE TABLE "organisation_appointment" (
    "id" BLOB NOT NULL CONSTRAINT "PK_organisation_appointment" PRIMARY KEY,
    "person" BLOB NOT NULL,
    "post" BLOB NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "concurrent" INTEGER NOT NULL
);

CREATE TABLE "organisation_office" (
    "code" TEXT NOT NULL CONSTRAINT "PK_organisation_office" PRIMARY KEY,
    "id" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL
);

CREATE TABLE "organisation_person" (
    "id" BLOB NOT NULL CONSTRAINT "PK_organisation_person" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kana" TEXT NOT NULL,
    "sort_key" TEXT NOT NULL
);

CREATE TABLE "organisation_post" (
    "id" BLOB NOT NULL CONSTRAINT "PK_organisation_post" PRIMARY KEY,
    "office" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "rights" TEXT NOT NULL
);

CREATE TABLE "plan_count" (
    "figure" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    CONSTRAINT "PK_plan_count" PRIMARY KEY ("figure", "day", "dimension")
);

CREATE TABLE "platform_account" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_account" PRIMARY KEY,
    "mail" TEXT NOT NULL,
    "made_at" INTEGER NOT NULL,
    "language" TEXT NOT NULL
);

CREATE TABLE "platform_file" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_file" PRIMARY KEY,
    "owner_kind" TEXT NOT NULL,
    "owner" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BLOB NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "platform_key" (
    "scope" BLOB NOT NULL CONSTRAINT "PK_platform_key" PRIMARY KEY,
    "body" BLOB NOT NULL,
    "answer" BLOB NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "platform_link" (
    "digest" BLOB NOT NULL CONSTRAINT "PK_platform_link" PRIMARY KEY,
    "mail" TEXT NOT NULL,
    "return_to" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "used_at" INTEGER NULL
);

CREATE TABLE "platform_release" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_release" PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "by" BLOB NOT NULL
);

CREATE TABLE "platform_release_content" (
    "hash" TEXT NOT NULL CONSTRAINT "PK_platform_release_content" PRIMARY KEY,
    "content" BLOB NOT NULL
);

CREATE TABLE "platform_release_file" (
    "release" BLOB NOT NULL,
    "path" TEXT NOT NULL,
    "layer" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "PK_platform_release_file" PRIMARY KEY ("release", "path")
);

CREATE TABLE "platform_session" (
    "digest" BLOB NOT NULL CONSTRAINT "PK_platform_session" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "level" TEXT NOT NULL,
    "opened_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "closed_at" INTEGER NULL
);

CREATE TABLE "platform_staff_login" (
    "staff" BLOB NOT NULL CONSTRAINT "PK_platform_staff_login" PRIMARY KEY,
    "login" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "locked_until" INTEGER NULL
);

CREATE TABLE "procedures_amendment" (
    "id" BLOB NOT NULL CONSTRAINT "PK_procedures_amendment" PRIMARY KEY,
    "application" BLOB NOT NULL,
    "item" TEXT NOT NULL,
    "before" TEXT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "procedures_application" (
    "id" BLOB NOT NULL CONSTRAINT "PK_procedures_application" PRIMARY KEY,
    "receipt" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "account" BLOB NOT NULL,
    "channel" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "procedures_draft" (
    "id" BLOB NOT NULL CONSTRAINT "PK_procedures_draft" PRIMARY KEY,
    "procedure" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "browser" BLOB NOT NULL,
    "resume" BLOB NOT NULL,
    "account" BLOB NULL,
    "typed" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "saved_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "receipt" TEXT NULL
);

CREATE TABLE "records_approval" (
    "id" BLOB NOT NULL CONSTRAINT "PK_records_approval" PRIMARY KEY,
    "office" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "link_path" TEXT NOT NULL,
    "decider_right" TEXT NOT NULL,
    "drafter" BLOB NOT NULL,
    "drafted_at" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "decider" BLOB NULL,
    "settled_at" INTEGER NULL,
    "comment" TEXT NULL,
    "turn" INTEGER NOT NULL
);

CREATE TABLE "records_counter" (
    "office" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "PK_records_counter" PRIMARY KEY ("office", "year")
);

CREATE INDEX "cases_case_account" ON "cases_case" ("account");

CREATE INDEX "cases_case_due" ON "cases_case" ("office", "due", "receipt");

CREATE UNIQUE INDEX "cases_case_receipt" ON "cases_case" ("receipt");

CREATE INDEX "cases_case_status" ON "cases_case" ("office", "status", "due", "receipt");

CREATE INDEX "cases_correction_case" ON "cases_correction" ("case");

CREATE INDEX "cases_proposal_case" ON "cases_proposal" ("case");

CREATE INDEX "journal_entry_about" ON "journal_entry" ("about");

CREATE INDEX "journal_entry_actor" ON "journal_entry" ("actor", "position");

CREATE UNIQUE INDEX "journal_seal_position" ON "journal_seal" ("position");

CREATE INDEX "messages_delivery_due" ON "messages_delivery" ("due");

CREATE INDEX "messages_delivery_state" ON "messages_delivery" ("state", "at");

CREATE INDEX "messages_message_account" ON "messages_message" ("account", "at");

CREATE INDEX "organisation_appointment_person" ON "organisation_appointment" ("person");

CREATE UNIQUE INDEX "organisation_post_code" ON "organisation_post" ("office", "code");

CREATE UNIQUE INDEX "platform_account_mail" ON "platform_account" ("mail");

CREATE INDEX "platform_file_at" ON "platform_file" ("at");

CREATE INDEX "platform_key_at" ON "platform_key" ("at");

CREATE INDEX "platform_session_subject" ON "platform_session" ("subject");

CREATE UNIQUE INDEX "platform_staff_login_login" ON "platform_staff_login" ("login");

CREATE INDEX "procedures_amendment_application" ON "procedures_amendment" ("application");

CREATE UNIQUE INDEX "procedures_application_receipt" ON "procedures_application" ("receipt");

CREATE INDEX "procedures_draft_account" ON "procedures_draft" ("account");

CREATE INDEX "procedures_draft_browser" ON "procedures_draft" ("browser");

CREATE INDEX "procedures_draft_expires_at" ON "procedures_draft" ("expires_at");

CREATE UNIQUE INDEX "records_approval_place" ON "records_approval" ("office", "place");

CREATE INDEX "records_approval_waiting" ON "records_approval" ("office", "status", "place");
