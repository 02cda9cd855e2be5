-- The blank form of a version of a procedure, printed, with the places of its answers.
CREATE TABLE procedures_paper (
    definition text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    layout bytea NOT NULL,
    asked_at bigint NOT NULL,
    file uuid,
    sheets integer NOT NULL,
    zones text COLLATE "C",
    CONSTRAINT "PK_procedures_paper" PRIMARY KEY (definition, language)
);
