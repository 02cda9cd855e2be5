ALTER TABLE "pdf_print" ADD COLUMN "agent" BLOB NULL;
