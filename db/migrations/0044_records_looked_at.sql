ALTER TABLE "records" ADD COLUMN "look_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "records_look" ON "records" USING btree ("look_at") WHERE look_at is not null;--> statement-breakpoint

GRANT SELECT (tenant_id, id, look_at) ON records TO hilo_system;
