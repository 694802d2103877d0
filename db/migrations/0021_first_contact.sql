DROP INDEX "stages_name";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "test_of" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "forget_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "is_test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "welcome" text;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "tips_left" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "tipped_on" text;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "as_customer_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "contacts_forget" ON "contacts" USING btree ("forget_at") WHERE forget_at is not null;--> statement-breakpoint
CREATE INDEX "contacts_test" ON "contacts" USING btree ("tenant_id","test_of") WHERE test_of is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "stages_name" ON "stages" USING btree ("tenant_id","pipeline","name_key") WHERE removed_at is null;--> statement-breakpoint
-- Another trade, or the same in another language: the playbook that came with it goes as a whole.
GRANT DELETE ON playbook TO hilo_app;--> statement-breakpoint
GRANT SELECT (tenant_id, id, forget_at) ON contacts TO hilo_system;--> statement-breakpoint

-- Somebody of the business who tries what it is like to be a customer is none: nothing of it is counted, but for what the messages cost, which
-- is the own thread's. A conversation says so itself, since most of what is counted names no contact.
CREATE FUNCTION hilo_is_test(tenant uuid, conversation uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM conversations WHERE tenant_id = tenant AND id = conversation AND is_test)
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hilo_figure_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO daily_figures AS f (tenant_id, day, name, key, shard, count, sum)
    SELECT tenant_id, (fresh.created_at AT TIME ZONE tenants.timezone)::date, 'contact', hilo_source(referral), pg_backend_pid(), count(*), 0
    FROM fresh JOIN tenants ON tenants.id = fresh.tenant_id WHERE fresh.import_id IS NULL AND fresh.test_of IS NULL GROUP BY 1, 2, 4
    ON CONFLICT (tenant_id, day, name, key, shard) DO UPDATE SET count = f.count + excluded.count;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hilo_figure_messages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said record;
BEGIN
  INSERT INTO daily_figures AS f (tenant_id, day, name, key, shard, count, sum)
    SELECT fresh.tenant_id, (fresh.at AT TIME ZONE tenants.timezone)::date, CASE WHEN author = 'contact' THEN 'received' ELSE 'sent' END,
      CASE WHEN author = 'contact' THEN '' ELSE 'phone' END, pg_backend_pid(), count(*), 0
    FROM fresh JOIN tenants ON tenants.id = fresh.tenant_id
      JOIN conversations c ON c.tenant_id = fresh.tenant_id AND c.id = fresh.conversation_id AND NOT c.is_test
    WHERE author IN ('contact', 'phone-app') AND type <> 'reaction' GROUP BY 1, 2, 3, 4
    ON CONFLICT (tenant_id, day, name, key, shard) DO UPDATE SET count = f.count + excluded.count;
  FOR said IN
    SELECT fresh.tenant_id, min(fresh.at) AS at, c.awaiting_since FROM fresh
      JOIN conversations c ON c.tenant_id = fresh.tenant_id AND c.id = fresh.conversation_id
      WHERE fresh.author = 'phone-app' AND fresh.type <> 'reaction' AND fresh.at >= c.awaiting_since GROUP BY 1, c.id, 3
  LOOP
    PERFORM hilo_figure_response(said.tenant_id, said.at, said.awaiting_since, 'phone');
  END LOOP;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hilo_figure_sent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF hilo_is_test(NEW.tenant_id, NEW.conversation_id) THEN RETURN NULL; END IF;
  PERFORM hilo_figure(NEW.tenant_id, NEW.accepted_at, 'sent', coalesce(NEW.approved_by::text, ''), 1);
  IF NEW.answers_since IS NOT NULL THEN
    PERFORM hilo_figure_response(NEW.tenant_id, NEW.accepted_at, NEW.answers_since, coalesce(NEW.approved_by::text, ''));
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
DROP TRIGGER figure_waits ON conversations;--> statement-breakpoint
CREATE TRIGGER figure_waits AFTER UPDATE OF awaiting_since ON conversations FOR EACH ROW
  WHEN (NOT NEW.is_test AND (OLD.awaiting_since IS NULL) <> (NEW.awaiting_since IS NULL)) EXECUTE FUNCTION hilo_figure_waits();--> statement-breakpoint
CREATE OR REPLACE FUNCTION hilo_count_charge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO charges AS c (tenant_id, number_id, day, category, kind, country, to_operator, shard, count)
    SELECT NEW.tenant_id, NEW.number_id, (coalesce(NEW.delivered_at, NEW.read_at) AT TIME ZONE tenants.timezone)::date,
      coalesce(NEW.pricing->>'category', 'service'),
      coalesce(NEW.pricing->>'type', CASE WHEN NEW.pricing->>'billable' = 'false' THEN 'free_customer_service' ELSE 'regular' END),
      coalesce(NEW.country, ''), NEW.operator_id IS NOT NULL OR hilo_is_test(NEW.tenant_id, NEW.conversation_id), pg_backend_pid(), 1
    FROM tenants WHERE tenants.id = NEW.tenant_id
    ON CONFLICT (tenant_id, day, number_id, category, kind, country, to_operator, shard) DO UPDATE SET count = c.count + 1;
  RETURN NULL;
END $$;
