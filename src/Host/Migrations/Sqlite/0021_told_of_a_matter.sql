-- What was told of a matter, and by which ways.
CREATE INDEX "messages_message_about" ON "messages_message" ("about") WHERE broadcast IS NULL;
CREATE INDEX "messages_delivery_message" ON "messages_delivery" ("message");
