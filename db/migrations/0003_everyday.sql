CREATE TABLE "contact_tags" (
	"tenant_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"tag_key" text NOT NULL,
	"tag" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contact_tags_tenant_id_contact_id_tag_key_pk" PRIMARY KEY("tenant_id","contact_id","tag_key")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "blocked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deals" ADD COLUMN "lost_because" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "batch" uuid;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "away_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "deputy_id" uuid;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "paused_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "quiet_from" text;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "quiet_until" text;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "digest_at" text;--> statement-breakpoint
ALTER TABLE "contact_tags" ADD CONSTRAINT "contact_tags_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_tags_tag" ON "contact_tags" USING btree ("tenant_id","tag_key","contact_id");--> statement-breakpoint
SELECT hilo_protect('contact_tags', 'SELECT, INSERT, UPDATE, DELETE');
