-- One text for many: whom it is for until each has it, and what hands over many as one.
CREATE TABLE messages_broadcast (
    id uuid NOT NULL,
    template_key text COLLATE "C" NOT NULL,
    text_values bytea NOT NULL,
    link_path text COLLATE "C" NOT NULL,
    about uuid NOT NULL,
    purpose text COLLATE "C" NOT NULL,
    recipients integer NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_messages_broadcast" PRIMARY KEY (id)
);

CREATE TABLE messages_hand (
    broadcast uuid NOT NULL,
    number integer NOT NULL,
    accounts bytea NOT NULL,
    CONSTRAINT "PK_messages_hand" PRIMARY KEY (broadcast, number)
);

ALTER TABLE messages_message ADD COLUMN broadcast uuid;
ALTER TABLE messages_delivery ADD COLUMN parcel uuid;
ALTER TABLE messages_delivery ADD COLUMN broadcast uuid;
CREATE INDEX messages_delivery_parcel ON messages_delivery (parcel) WHERE parcel IS NOT NULL;
