-- What a file is kept for. Of those that are there already nobody knows it: they stay until what names them is erased.
ALTER TABLE platform_file ADD COLUMN kept_for uuid;
UPDATE platform_file SET kept_for = id;
CREATE INDEX platform_file_kept_for ON platform_file (kept_for);
