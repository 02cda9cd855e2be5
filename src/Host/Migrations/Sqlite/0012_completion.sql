-- A notice may tell of an end in which nothing was decided: then it has no draft, no number, no decision and nothing to contest.
CREATE TABLE "cases_notice_next" (
    "case" BLOB NOT NULL CONSTRAINT "PK_cases_notice" PRIMARY KEY,
    "approval" BLOB NULL,
    "number" TEXT NULL,
    "decision" TEXT NULL,
    "amount" INTEGER NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "appeal" TEXT NULL,
    "decided_at" INTEGER NOT NULL,
    "issued_at" INTEGER NOT NULL
);

INSERT INTO "cases_notice_next" ("case", "approval", "number", "decision", "amount", "title", "body", "appeal", "decided_at", "issued_at")
SELECT "case", "approval", "number", "decision", "amount", "title", "body", "appeal", "decided_at", "issued_at" FROM "cases_notice";

DROP TABLE "cases_notice";

ALTER TABLE "cases_notice_next" RENAME TO "cases_notice";
