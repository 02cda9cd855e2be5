-- Letters to people whom no other way reaches, and the batches in which they are printed and posted.
CREATE TABLE messages_letter (
    id uuid NOT NULL,
    account uuid,
    about uuid NOT NULL,
    template_key text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    link_path text COLLATE "C" NOT NULL,
    address bytea,
    text_values bytea,
    address_digest bytea NOT NULL,
    at bigint NOT NULL,
    batch uuid,
    number integer,
    posted_at bigint,
    returned_at bigint,
    CONSTRAINT "PK_messages_letter" PRIMARY KEY (id)
);
CREATE INDEX messages_letter_printed ON messages_letter (batch, number);
CREATE INDEX messages_letter_about ON messages_letter (about);

CREATE TABLE messages_letter_batch (
    id uuid NOT NULL,
    day date NOT NULL,
    number integer NOT NULL,
    letters integer NOT NULL,
    at bigint NOT NULL,
    file uuid,
    sheets integer,
    posted_at bigint,
    CONSTRAINT "PK_messages_letter_batch" PRIMARY KEY (id)
);
CREATE UNIQUE INDEX messages_letter_batch_day ON messages_letter_batch (day, number);
