-- A mobile number waits here until its holder has typed the code that was sent to it.
CREATE TABLE messages_asked_number (
    account uuid NOT NULL,
    address bytea NOT NULL,
    address_digest bytea NOT NULL,
    masked text COLLATE "C" NOT NULL,
    code bytea NOT NULL,
    tries integer NOT NULL,
    sent integer NOT NULL,
    since bigint NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_messages_asked_number" PRIMARY KEY (account)
);
CREATE INDEX messages_asked_number_address ON messages_asked_number (address_digest);
CREATE INDEX messages_asked_number_at ON messages_asked_number (at);
