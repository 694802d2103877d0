CREATE TABLE "calendar_busy" (
	"tenant_id" uuid NOT NULL,
	"feed_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calendar_busy_tenant_id_feed_id_starts_at_pk" PRIMARY KEY("tenant_id","feed_id","starts_at")
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"address" text NOT NULL,
	"host" text NOT NULL,
	"name" text,
	"etag" text,
	"modified" text,
	"next_read_machine" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"read_whole_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"told_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_feeds_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "calendar_busy" ADD CONSTRAINT "calendar_busy_tenant_id_feed_id_calendar_feeds_tenant_id_id_fk" FOREIGN KEY ("tenant_id","feed_id") REFERENCES "public"."calendar_feeds"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_feeds_due" ON "calendar_feeds" USING btree ("next_read_machine") WHERE removed_at is null;--> statement-breakpoint
SELECT hilo_protect('calendar_feeds', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('calendar_busy', 'SELECT, INSERT, DELETE');--> statement-breakpoint
-- The machinery: what is due to be read.
GRANT SELECT (tenant_id, id, next_read_machine, removed_at) ON calendar_feeds TO hilo_system;
