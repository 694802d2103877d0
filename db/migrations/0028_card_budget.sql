ALTER TABLE "cards" ADD COLUMN "pushed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "cards_per_day" integer;--> statement-breakpoint
CREATE INDEX "cards_pushed" ON "cards" USING btree ("tenant_id","operator_id","created_at") WHERE pushed;