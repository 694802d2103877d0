ALTER TABLE "interactions" ADD COLUMN "record_id" uuid;--> statement-breakpoint
ALTER TABLE "interactions" ADD COLUMN "record_version" integer;