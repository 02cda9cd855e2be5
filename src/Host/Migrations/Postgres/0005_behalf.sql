ALTER TABLE cases_case ADD COLUMN agent uuid;

ALTER TABLE cases_case ADD COLUMN mandate uuid;

ALTER TABLE platform_session ADD COLUMN mandate uuid;

ALTER TABLE procedures_application ADD COLUMN agent uuid;

ALTER TABLE procedures_application ADD COLUMN acted_as text COLLATE "C";

ALTER TABLE procedures_application ADD COLUMN mandate uuid;

ALTER TABLE procedures_draft ADD COLUMN agent uuid;

CREATE TABLE platform_behalf (
    id uuid NOT NULL,
    kind text NOT NULL,
    agent uuid,
    agent_name bytea,
    principal uuid,
    principal_name bytea NOT NULL,
    procedures text COLLATE "C",
    "from" date NOT NULL,
    until date NOT NULL,
    evidence text COLLATE "C" NOT NULL,
    state text NOT NULL,
    made_at bigint NOT NULL,
    offer_until bigint,
    settled_by uuid,
    settled_at bigint,
    reason bytea,
    medium text COLLATE "C",
    CONSTRAINT "PK_platform_behalf" PRIMARY KEY (id)
);

CREATE INDEX cases_case_agent ON cases_case (agent);

CREATE INDEX platform_behalf_agent ON platform_behalf (agent);

CREATE INDEX platform_behalf_principal ON platform_behalf (principal);

CREATE INDEX platform_behalf_state ON platform_behalf (state, made_at);

CREATE INDEX journal_entry_acted_for ON journal_entry (acted_for) WHERE acted_for IS NOT NULL;
