ALTER TABLE "platform_session" ADD COLUMN "device" TEXT NULL;
