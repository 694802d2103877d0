ALTER TABLE "firings" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "rules" ADD COLUMN "asks" boolean DEFAULT false NOT NULL;