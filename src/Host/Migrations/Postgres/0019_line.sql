-- What LINE tells the city, and how an account is connected with somebody there.
CREATE TABLE messages_line_event (
    event text COLLATE "C" NOT NULL,
    who bytea NOT NULL,
    kind text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    heard_at bigint NOT NULL,
    CONSTRAINT "PK_messages_line_event" PRIMARY KEY (event)
);
CREATE INDEX messages_line_event_who ON messages_line_event (who, at);
CREATE INDEX messages_line_event_heard ON messages_line_event (heard_at);

CREATE TABLE messages_line_invitation (
    id uuid NOT NULL,
    person bytea NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_messages_line_invitation" PRIMARY KEY (id)
);

CREATE TABLE messages_line_link (
    nonce bytea NOT NULL,
    account uuid NOT NULL,
    asked_at bigint NOT NULL,
    CONSTRAINT "PK_messages_line_link" PRIMARY KEY (nonce)
);
CREATE UNIQUE INDEX messages_line_link_account ON messages_line_link (account);
