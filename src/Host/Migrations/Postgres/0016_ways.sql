-- Every way to reach a person: what was there is a mail.
ALTER TABLE messages_delivery ADD COLUMN channel text COLLATE "C" NOT NULL DEFAULT 'Mail';
ALTER TABLE messages_delivery ADD COLUMN account uuid;
ALTER TABLE messages_delivery ADD COLUMN purpose text COLLATE "C";
ALTER TABLE messages_delivery ADD COLUMN contact uuid;
DROP INDEX messages_delivery_due;
CREATE INDEX messages_delivery_due ON messages_delivery (channel, due);

CREATE TABLE messages_contact (
    id uuid NOT NULL,
    account uuid NOT NULL,
    channel text COLLATE "C" NOT NULL,
    address bytea NOT NULL,
    address_digest bytea NOT NULL,
    masked text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    since bigint NOT NULL,
    at bigint NOT NULL,
    code integer,
    CONSTRAINT "PK_messages_contact" PRIMARY KEY (id)
);
CREATE INDEX messages_contact_account ON messages_contact (account, channel);
CREATE UNIQUE INDEX messages_contact_address ON messages_contact (address_digest);

CREATE TABLE messages_reader (
    account uuid NOT NULL,
    quiet_from integer NOT NULL,
    quiet_until integer NOT NULL,
    language text COLLATE "C",
    stopped_at bigint,
    CONSTRAINT "PK_messages_reader" PRIMARY KEY (account)
);

CREATE TABLE messages_wish (
    account uuid NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    channel text COLLATE "C" NOT NULL,
    wanted boolean NOT NULL,
    at bigint NOT NULL,
    words text NOT NULL,
    CONSTRAINT "PK_messages_wish" PRIMARY KEY (account, purpose, channel)
);
