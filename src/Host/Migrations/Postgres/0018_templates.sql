-- What the staff writes to many: its versions, who has read each, and what it went out as.
CREATE TABLE messages_template (
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_messages_template" PRIMARY KEY (id)
);

CREATE TABLE messages_template_version (
    template uuid NOT NULL,
    number integer NOT NULL,
    subject_ja text COLLATE "C" NOT NULL,
    subject_easy text COLLATE "C" NOT NULL,
    subject_en text COLLATE "C" NOT NULL,
    text_ja text COLLATE "C" NOT NULL,
    text_easy text COLLATE "C" NOT NULL,
    text_en text COLLATE "C" NOT NULL,
    link_path text COLLATE "C" NOT NULL,
    written_by uuid NOT NULL,
    at bigint NOT NULL,
    approved_by uuid,
    approved_at bigint,
    broadcast uuid,
    CONSTRAINT "PK_messages_template_version" PRIMARY KEY (template, number)
);
