-- What each audit found when it was last run.
CREATE TABLE "platform_audit" (
    "audit" TEXT NOT NULL CONSTRAINT "PK_platform_audit" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "looked" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "named" TEXT NOT NULL
);
