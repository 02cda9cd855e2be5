-- What is announced: from when until when the city can't take anything.
CREATE TABLE platform_maintenance (
    id uuid NOT NULL,
    "from" bigint NOT NULL,
    until bigint NOT NULL,
    CONSTRAINT "PK_platform_maintenance" PRIMARY KEY (id)
);

CREATE INDEX platform_maintenance_until ON platform_maintenance (until);
