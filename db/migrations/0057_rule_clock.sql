ALTER TABLE "rules" ADD COLUMN "next_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "rules_next" ON "rules" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
-- The machinery: which rules are due by the clock.
GRANT SELECT (tenant_id, id, next_at) ON rules TO hilo_system;
