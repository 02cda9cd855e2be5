ALTER TABLE "procedures_draft" ADD COLUMN "warned_at" INTEGER NULL;
