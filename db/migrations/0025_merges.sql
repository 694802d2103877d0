CREATE TABLE "merge_rows" (
	"tenant_id" uuid NOT NULL,
	"merge_id" uuid NOT NULL,
	"place" text NOT NULL,
	"row_id" uuid NOT NULL,
	"was" uuid NOT NULL,
	CONSTRAINT "merge_rows_tenant_id_merge_id_place_row_id_pk" PRIMARY KEY("tenant_id","merge_id","place","row_id")
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kept_id" uuid NOT NULL,
	"gone_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"was" jsonb NOT NULL,
	"tags" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "merges_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "identity_id" uuid;--> statement-breakpoint
ALTER TABLE "identities" ADD COLUMN "home_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "identity_id" uuid;--> statement-breakpoint
CREATE INDEX "merges_kept" ON "merges" USING btree ("tenant_id","kept_id","id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "contacts_merged" ON "contacts" USING btree ("tenant_id","merged_into") WHERE merged_into is not null;
--> statement-breakpoint
SELECT hilo_protect('merges', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
-- Whose a row was is never rewritten.
SELECT hilo_protect('merge_rows', 'SELECT, INSERT');
