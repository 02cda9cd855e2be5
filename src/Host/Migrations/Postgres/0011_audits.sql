-- What each audit found when it was last run.
CREATE TABLE platform_audit (
    audit text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    looked bigint NOT NULL,
    wrong bigint NOT NULL,
    named text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_platform_audit" PRIMARY KEY (audit)
);
