ALTER TABLE "notices" ADD COLUMN "freed_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "freed_to" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "freed_calendar_id" uuid;--> statement-breakpoint
CREATE INDEX "notices_freed" ON "notices" USING btree ("tenant_id","freed_from") WHERE kind = 'freed';--> statement-breakpoint
-- What came free before was the time of a cancelled appointment, as it still says. Migrations run as their owner, whom forced security shows no row.
ALTER TABLE notices NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE records NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE notices SET freed_from = r.starts_at, freed_to = r.ends_at, freed_calendar_id = r.calendar_id, key = notices.key || ' ' || r.calendar_id
  FROM records r
  WHERE r.tenant_id = notices.tenant_id AND r.id = notices.record_id AND notices.kind = 'freed' AND r.state = 'cancelled' AND r.calendar_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE notices FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE records FORCE ROW LEVEL SECURITY;
