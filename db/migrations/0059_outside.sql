CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"system" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_references" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"system" text NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "contact_references_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "outside_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"system" text NOT NULL,
	"name" text NOT NULL,
	"body_hash" text NOT NULL,
	"type" text NOT NULL,
	"body" jsonb NOT NULL,
	"reference" text,
	"contact_id" uuid,
	"state" text NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outside_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
DROP INDEX "records_external";--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "evidence" text;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_id" ON "api_keys" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_number" ON "api_keys" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_references_once" ON "contact_references" USING btree ("tenant_id","system","reference");--> statement-breakpoint
CREATE INDEX "contact_references_contact" ON "contact_references" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "outside_events_name" ON "outside_events" USING btree ("tenant_id","system","name");--> statement-breakpoint
CREATE INDEX "outside_events_due" ON "outside_events" USING btree ("next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "outside_events_waiting" ON "outside_events" USING btree ("tenant_id","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "outside_events_refused" ON "outside_events" USING btree ("tenant_id","system","reference") WHERE state = 'refused';--> statement-breakpoint
CREATE INDEX "outside_events_at" ON "outside_events" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "outside_events_contact" ON "outside_events" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "outside_events_old" ON "outside_events" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "records_external" ON "records" USING btree ("tenant_id","kind","external_system","external_ref") WHERE external_ref is not null and removed_at is null;
--> statement-breakpoint
SELECT hilo_protect('api_keys', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('outside_events', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('contact_references', 'SELECT, INSERT, UPDATE, DELETE');--> statement-breakpoint
-- The machinery: whose key it is, whose events wait, and what was kept long enough.
GRANT SELECT (tenant_id, id, system, revoked_at) ON api_keys TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, next_try_machine) ON outside_events TO hilo_system;--> statement-breakpoint
GRANT DELETE ON outside_events TO hilo_system;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hilo_take_allowance(text, bigint, bigint, bigint) TO hilo_system;
