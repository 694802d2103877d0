CREATE TABLE "calendar_links" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_links_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_links_open" ON "calendar_links" USING btree ("tenant_id","calendar_id","operator_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_links_id" ON "calendar_links" USING btree ("id");--> statement-breakpoint
SELECT hilo_protect('calendar_links', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
-- Whoever reads a calendar names only the address; whose it is, is found by it.
GRANT SELECT (tenant_id, id, ended_at) ON calendar_links TO hilo_system;
