-- For which of her offices a member of staff acts who holds posts in several.
ALTER TABLE platform_session ADD COLUMN office text COLLATE "C";
