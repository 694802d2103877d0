CREATE TABLE "events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"contact_id" uuid,
	"conversation_id" uuid,
	"deal_id" uuid,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"cause" uuid,
	"chain" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "firings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rule_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"after_minutes" integer NOT NULL,
	"contact_id" uuid,
	"conversation_id" uuid,
	"deal_id" uuid,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"kind" text NOT NULL,
	"chain" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"because" text,
	"batch" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "firings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer,
	"state" text NOT NULL,
	"paused_because" text,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"operator_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rules_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "undos" ALTER COLUMN "operator_id" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "events_due" ON "events" USING btree ("next_try_machine") WHERE state = 'due';--> statement-breakpoint
CREATE INDEX "events_waiting" ON "events" USING btree ("tenant_id","id") WHERE state = 'due';--> statement-breakpoint
CREATE INDEX "events_kind" ON "events" USING btree ("tenant_id","kind","id");--> statement-breakpoint
CREATE INDEX "events_contact" ON "events" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "events_conversation" ON "events" USING btree ("tenant_id","conversation_id");--> statement-breakpoint
CREATE INDEX "events_old" ON "events" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "firings_once" ON "firings" USING btree ("tenant_id","rule_id","event_id","after_minutes");--> statement-breakpoint
CREATE INDEX "firings_due" ON "firings" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "firings_rule" ON "firings" USING btree ("tenant_id","rule_id","settled_at");--> statement-breakpoint
CREATE INDEX "firings_contact" ON "firings" USING btree ("tenant_id","contact_id","rule_id");--> statement-breakpoint
CREATE INDEX "firings_old" ON "firings" USING btree ("id");--> statement-breakpoint
CREATE INDEX "firings_conversation" ON "firings" USING btree ("tenant_id","conversation_id","rule_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rules_number" ON "rules" USING btree ("tenant_id","number") WHERE number is not null;--> statement-breakpoint
CREATE INDEX "rules_on" ON "rules" USING btree ("tenant_id","kind") WHERE state = 'on';
--> statement-breakpoint
SELECT hilo_protect('events', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('rules', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('firings', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
-- The machinery: whose rules are to be asked, what is due, and what was kept long enough.
GRANT SELECT (tenant_id, id, state, next_try_machine) ON events TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, due_at, next_try_machine) ON firings TO hilo_system;--> statement-breakpoint
GRANT DELETE ON events, firings TO hilo_system;
