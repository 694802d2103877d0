ALTER TABLE "operators" ADD COLUMN "list_at" timestamp (3) with time zone DEFAULT '1970-01-01 00:00:00+00';--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "digested_on" text;--> statement-breakpoint
CREATE INDEX "outbox_parked" ON "outbox" USING btree ("tenant_id","operator_id","id") WHERE state = 'held' and operator_id is not null;--> statement-breakpoint
CREATE INDEX "operators_list" ON "operators" USING btree ("list_at") WHERE list_at is not null and removed_at is null;--> statement-breakpoint
GRANT SELECT (tenant_id, id, list_at, removed_at) ON operators TO hilo_system;
