CREATE INDEX "messages_turn" ON "messages" USING btree ("tenant_id","turn_id") WHERE turn_id is not null;--> statement-breakpoint
CREATE INDEX "cards_turn" ON "cards" USING btree ("tenant_id","turn_id") WHERE turn_id is not null;--> statement-breakpoint
CREATE INDEX "thoughts_follow_up" ON "thoughts" USING btree ("tenant_id","follow_up_id") WHERE follow_up_id is not null;--> statement-breakpoint
CREATE INDEX "outbox_card" ON "outbox" USING btree ("tenant_id","card_id") WHERE card_id is not null;