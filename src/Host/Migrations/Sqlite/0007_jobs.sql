-- Work in the background: jobs, schedules, and the PDFs that are printed as jobs.
CREATE TABLE "jobs_job" (
    "id" BLOB NOT NULL CONSTRAINT "PK_jobs_job" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "payload" TEXT NULL,
    "subject" BLOB NULL,
    "state" TEXT NOT NULL,
    "due" INTEGER NULL,
    "token" INTEGER NOT NULL,
    "holder" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NULL,
    "waits_for" TEXT NULL,
    "progress_done" INTEGER NOT NULL,
    "progress_of" INTEGER NOT NULL,
    "cancel_asked" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "settled_on" TEXT NULL
);

CREATE TABLE "jobs_schedule" (
    "name" TEXT NOT NULL CONSTRAINT "PK_jobs_schedule" PRIMARY KEY,
    "timetable" TEXT NOT NULL,
    "next" INTEGER NULL,
    "last" INTEGER NULL,
    "last_job" BLOB NULL
);

CREATE TABLE "pdf_print" (
    "id" BLOB NOT NULL CONSTRAINT "PK_pdf_print" PRIMARY KEY,
    "page" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "owner" BLOB NOT NULL,
    "language" TEXT NOT NULL,
    "content" BLOB NOT NULL,
    "job" BLOB NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "file" BLOB NULL
);

CREATE INDEX "jobs_job_due" ON "jobs_job" ("due", "kind");

CREATE INDEX "jobs_job_settled" ON "jobs_job" ("settled_on", "state");

CREATE INDEX "jobs_job_state" ON "jobs_job" ("state", "at");

CREATE INDEX "pdf_print_page" ON "pdf_print" ("owner", "page", "key");
