ALTER TABLE pdf_print ADD COLUMN agent uuid;
