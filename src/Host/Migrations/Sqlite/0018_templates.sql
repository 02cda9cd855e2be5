-- What the staff writes to many: its versions, who has read each, and what it went out as.
CREATE TABLE "messages_template" (
    "id" BLOB NOT NULL CONSTRAINT "PK_messages_template" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);

CREATE TABLE "messages_template_version" (
    "template" BLOB NOT NULL,
    "number" INTEGER NOT NULL,
    "subject_ja" TEXT NOT NULL,
    "subject_easy" TEXT NOT NULL,
    "subject_en" TEXT NOT NULL,
    "text_ja" TEXT NOT NULL,
    "text_easy" TEXT NOT NULL,
    "text_en" TEXT NOT NULL,
    "link_path" TEXT NOT NULL,
    "written_by" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "approved_by" BLOB NULL,
    "approved_at" INTEGER NULL,
    "broadcast" BLOB NULL,
    CONSTRAINT "PK_messages_template_version" PRIMARY KEY ("template", "number")
);
