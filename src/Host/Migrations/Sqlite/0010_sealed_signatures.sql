-- Statement and certificate of a signature are personal: marked with version 1, and sealed at the next start.
ALTER TABLE "platform_signature" ADD COLUMN "certificate_sealed" BLOB NOT NULL DEFAULT x'';
UPDATE "platform_signature" SET "certificate_sealed" = CAST(x'01' || CAST(hex("certificate") AS BLOB) AS BLOB);
ALTER TABLE "platform_signature" DROP COLUMN "certificate";
ALTER TABLE "platform_signature" RENAME COLUMN "certificate_sealed" TO "certificate";

ALTER TABLE "platform_signature" ADD COLUMN "statement_sealed" BLOB NULL;
UPDATE "platform_signature" SET "statement_sealed" = CAST(x'01' || CAST("statement" AS BLOB) AS BLOB) WHERE "statement" IS NOT NULL;
ALTER TABLE "platform_signature" DROP COLUMN "statement";
ALTER TABLE "platform_signature" RENAME COLUMN "statement_sealed" TO "statement";
