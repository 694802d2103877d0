DROP INDEX "numbers_phone_number_id";--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "purpose" text DEFAULT 'customers' NOT NULL;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "sent_over_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_of_business" ON "numbers" USING btree ("tenant_id","phone_number_id");--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_customers" ON "numbers" USING btree ("phone_number_id") WHERE purpose = 'customers';--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_console" ON "numbers" USING btree ("tenant_id") WHERE purpose = 'console';--> statement-breakpoint
CREATE INDEX "numbers_phone_number_id" ON "numbers" USING btree ("phone_number_id");--> statement-breakpoint
-- What a number is for decides whose a delivery is.
GRANT SELECT (purpose) ON numbers TO hilo_system;
