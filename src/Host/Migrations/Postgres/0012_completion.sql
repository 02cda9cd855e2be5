-- A notice may tell of an end in which nothing was decided: then it has no draft, no number, no decision and nothing to contest.
ALTER TABLE cases_notice ALTER COLUMN approval DROP NOT NULL;

ALTER TABLE cases_notice ALTER COLUMN number DROP NOT NULL;

ALTER TABLE cases_notice ALTER COLUMN decision DROP NOT NULL;

ALTER TABLE cases_notice ALTER COLUMN appeal DROP NOT NULL;
