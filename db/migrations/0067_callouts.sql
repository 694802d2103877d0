CREATE TABLE "callouts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"firing_id" uuid,
	"contact_id" uuid,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	"status" integer,
	"problem" text,
	"at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "callouts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"host" text NOT NULL,
	"state" text NOT NULL,
	"off_because" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"troubles" integer DEFAULT 0 NOT NULL,
	"told_at" timestamp (3) with time zone,
	"lease_until_machine" timestamp (3) with time zone,
	CONSTRAINT "connections_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "callouts_due" ON "callouts" USING btree ("next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "callouts_waiting" ON "callouts" USING btree ("tenant_id","connection_id","next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "callouts_connection" ON "callouts" USING btree ("tenant_id","connection_id","state","id");--> statement-breakpoint
CREATE INDEX "callouts_contact" ON "callouts" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "callouts_old" ON "callouts" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_number" ON "connections" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_name" ON "connections" USING btree ("tenant_id","name") WHERE state <> 'removed';--> statement-breakpoint
SELECT hilo_protect('connections', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('callouts', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
-- The machinery: whom something is to be told, and what was kept long enough.
GRANT SELECT (tenant_id, id, connection_id, state, next_try_machine) ON callouts TO hilo_system;--> statement-breakpoint
GRANT DELETE ON callouts TO hilo_system;
