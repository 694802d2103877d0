CREATE TABLE "imports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"filename" text NOT NULL,
	"state" text NOT NULL,
	"cursor" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"there" integer DEFAULT 0 NOT NULL,
	"told_percent" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	CONSTRAINT "imports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "import_id" uuid;--> statement-breakpoint
CREATE INDEX "imports_due" ON "imports" USING btree ("next_try_machine") WHERE state in ('reading', 'writing', 'undoing');--> statement-breakpoint
CREATE INDEX "imports_file" ON "imports" USING btree ("tenant_id","media_id");--> statement-breakpoint
CREATE INDEX "contacts_import" ON "contacts" USING btree ("tenant_id","import_id","id") WHERE import_id is not null;--> statement-breakpoint
SELECT hilo_protect('imports', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, next_try_machine) ON imports TO hilo_system;--> statement-breakpoint

-- Whom a list brought did not come by themselves: they are nobody's new contact of the day.
CREATE OR REPLACE FUNCTION hilo_figure_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO daily_figures AS f (tenant_id, day, name, key, shard, count, sum)
    SELECT tenant_id, (fresh.created_at AT TIME ZONE tenants.timezone)::date, 'contact', hilo_source(referral), pg_backend_pid(), count(*), 0
    FROM fresh JOIN tenants ON tenants.id = fresh.tenant_id WHERE fresh.import_id IS NULL GROUP BY 1, 2, 4
    ON CONFLICT (tenant_id, day, name, key, shard) DO UPDATE SET count = f.count + excluded.count;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hilo_contacts_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hilo_figure(tenant_id, created_at, 'contact', hilo_source(referral), -count(*)) FROM removed
    WHERE import_id IS NULL GROUP BY tenant_id, created_at, hilo_source(referral);
  RETURN NULL;
END $$;--> statement-breakpoint

-- A list brings hundreds of deals in one statement: their stages are counted once each, not once a deal.
CREATE FUNCTION hilo_count_new_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stages SET deal_count = deal_count + added.n, deal_value = deal_value + added.worth
    FROM (SELECT tenant_id, stage_id, count(*) AS n, coalesce(sum(value), 0) AS worth FROM fresh GROUP BY 1, 2) AS added
    WHERE stages.tenant_id = added.tenant_id AND stages.id = added.stage_id;
  RETURN NULL;
END $$;--> statement-breakpoint
DROP TRIGGER count_deals ON deals;--> statement-breakpoint
CREATE TRIGGER count_deals AFTER UPDATE OF stage_id, value ON deals FOR EACH ROW EXECUTE FUNCTION hilo_count_deals();--> statement-breakpoint
CREATE TRIGGER count_new_deals AFTER INSERT ON deals REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_new_deals();
