ALTER TABLE "numbers" ADD COLUMN "edit_form_id" text;--> statement-breakpoint
ALTER TABLE "numbers" ADD COLUMN "edit_form_stopped" text;