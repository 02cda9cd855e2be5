-- What is announced: from when until when the city can't take anything.
CREATE TABLE "platform_maintenance" (
    "id" BLOB NOT NULL CONSTRAINT "PK_platform_maintenance" PRIMARY KEY,
    "from" INTEGER NOT NULL,
    "until" INTEGER NOT NULL
);

CREATE INDEX "platform_maintenance_until" ON "platform_maintenance" ("until");
