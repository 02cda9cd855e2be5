ALTER TABLE platform_session ADD COLUMN device text COLLATE "C";
