ALTER TABLE "contacts" ADD COLUMN "autopilot_by" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "autopilot_since" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "contacts_autopilot" ON "contacts" USING btree ("tenant_id","autopilot_since") WHERE autopilot_by is not null;--> statement-breakpoint
CREATE INDEX "outbox_announced" ON "outbox" USING btree ("tenant_id","held_until") WHERE state = 'held' and held_for = 'announced';