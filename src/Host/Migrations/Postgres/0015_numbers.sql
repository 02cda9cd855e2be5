-- Individual numbers lie apart from the answers. Those that are in answers already stay there, sealed with them, until they are saved again.
ALTER TABLE procedures_application ADD COLUMN numbers bytea;
ALTER TABLE procedures_amendment ADD COLUMN numbers bytea;
ALTER TABLE procedures_draft ADD COLUMN numbers bytea;
