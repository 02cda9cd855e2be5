-- Which release is in force is an enactment of its own, so that going back to an earlier one is a row and not a change.
CREATE TABLE "platform_release_enactment" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_platform_release_enactment" PRIMARY KEY,
    "release" BLOB NOT NULL,
    "revoked" BLOB NULL,
    "at" INTEGER NOT NULL,
    "by" BLOB NOT NULL
);

INSERT INTO "platform_release_enactment" ("number", "release", "revoked", "at", "by") SELECT ROW_NUMBER() OVER (ORDER BY "at", "id"), "id", NULL, "at", "by" FROM "platform_release";

CREATE TABLE "platform_confirmation" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_confirmation" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "fact" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "staff" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "withdrawn_at" INTEGER NULL
);

CREATE INDEX "platform_confirmation_withdrawn" ON "platform_confirmation" ("withdrawn_at");
