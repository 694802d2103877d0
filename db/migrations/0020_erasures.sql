CREATE TABLE "erasures" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"state" text NOT NULL,
	"needles" jsonb,
	"counts" jsonb NOT NULL,
	"tables_searched" integer,
	"rows_found" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"proven_at" timestamp (3) with time zone,
	CONSTRAINT "erasures_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "erasures_due" ON "erasures" USING btree ("at") WHERE state = 'erased';--> statement-breakpoint
SELECT hilo_protect('erasures', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, at) ON erasures TO hilo_system;--> statement-breakpoint
-- Forgetting somebody: the words in what is otherwise only ever added to. Who did what when stays.
GRANT UPDATE (because) ON stage_moves TO hilo_app;--> statement-breakpoint
GRANT UPDATE (wamid, errors) ON outbox_events TO hilo_app;
--> statement-breakpoint
-- A reason for losing a deal is free words and the key of a figure. Once nobody's deal has it any more, its rows of nothing go.
CREATE FUNCTION hilo_drop_unused_reasons() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM daily_figures AS d WHERE d.tenant_id = hilo_tenant() AND d.name = 'lost-because'
    AND (SELECT sum(count) FROM daily_figures AS s WHERE s.tenant_id = d.tenant_id AND s.name = d.name AND s.key = d.key) = 0
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION hilo_drop_unused_reasons() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hilo_drop_unused_reasons() TO hilo_app;
