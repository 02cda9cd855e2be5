-- What an agent is told of the person's matters. Nobody else reads what comes for a ward.
ALTER TABLE "platform_behalf" ADD COLUMN "told" TEXT NOT NULL DEFAULT 'HandedIn';
UPDATE "platform_behalf" SET "told" = 'All' WHERE "kind" = 'Guardian' AND "state" = 'Confirmed';
