ALTER TABLE "numbers" ADD COLUMN "templates_due_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "numbers_templates_due" ON "numbers" USING btree ("templates_due_at") WHERE templates_due_at is not null;--> statement-breakpoint
-- The machinery: who wants to know.
GRANT SELECT (templates_due_at) ON numbers TO hilo_system;
