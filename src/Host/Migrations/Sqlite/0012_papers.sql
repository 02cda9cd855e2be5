-- The blank form of a version of a procedure, printed, with the places of its answers.
CREATE TABLE "procedures_paper" (
    "definition" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "layout" BLOB NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "file" BLOB NULL,
    "sheets" INTEGER NOT NULL,
    "zones" TEXT NULL,
    CONSTRAINT "PK_procedures_paper" PRIMARY KEY ("definition", "language")
);
