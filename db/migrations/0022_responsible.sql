ALTER TABLE "conversations" ADD COLUMN "responsible_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "responsible_by" uuid;--> statement-breakpoint
ALTER TABLE "cards" ADD COLUMN "hand_on_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "conversations_responsible" ON "conversations" USING btree ("tenant_id","responsible_id","last_inbound_at") WHERE responsible_id is not null;--> statement-breakpoint
CREATE INDEX "cards_hand_on" ON "cards" USING btree ("hand_on_at") WHERE state = 'live' and hand_on_at is not null;--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, hand_on_at) ON cards TO hilo_system;
