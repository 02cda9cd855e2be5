-- Statement and certificate of a signature are personal: marked with version 1, and sealed at the next start.
ALTER TABLE platform_signature ALTER COLUMN certificate TYPE bytea USING '\x01'::bytea || convert_to(encode(certificate, 'hex'), 'UTF8');

ALTER TABLE platform_signature ALTER COLUMN statement TYPE bytea USING '\x01'::bytea || convert_to(statement, 'UTF8');
