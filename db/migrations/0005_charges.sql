CREATE TABLE "allowance_warnings" (
	"tenant_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"month" text NOT NULL,
	"percent" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "allowance_warnings_pk" PRIMARY KEY("tenant_id","number_id","month","percent")
);
--> statement-breakpoint
CREATE TABLE "charges" (
	"tenant_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"day" date NOT NULL,
	"category" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"to_operator" boolean NOT NULL,
	"shard" integer NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "charges_pk" PRIMARY KEY("tenant_id","number_id","day","category","kind","country","to_operator","shard")
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "country" text;--> statement-breakpoint
SELECT hilo_protect('charges', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('allowance_warnings', 'SELECT, INSERT');--> statement-breakpoint

-- A message is counted when Meta has both delivered it and said what it is; the two may come in either order, and again. It is counted on the
-- day of its delivery where the business is. A trigger of the caller's rights: under forced security the owner would see no business at all.
CREATE FUNCTION hilo_count_charge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO charges AS c (tenant_id, number_id, day, category, kind, country, to_operator, shard, count)
    SELECT NEW.tenant_id, NEW.number_id, (coalesce(NEW.delivered_at, NEW.read_at) AT TIME ZONE tenants.timezone)::date,
      coalesce(NEW.pricing->>'category', 'service'),
      coalesce(NEW.pricing->>'type', CASE WHEN NEW.pricing->>'billable' = 'false' THEN 'free_customer_service' ELSE 'regular' END),
      coalesce(NEW.country, ''), NEW.operator_id IS NOT NULL, pg_backend_pid(), 1
    FROM tenants WHERE tenants.id = NEW.tenant_id
    ON CONFLICT (tenant_id, number_id, day, category, kind, country, to_operator, shard) DO UPDATE SET count = c.count + 1;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER count_charge AFTER UPDATE OF delivered_at, read_at, pricing ON outbox FOR EACH ROW
  WHEN (NEW.pricing IS NOT NULL AND (NEW.delivered_at IS NOT NULL OR NEW.read_at IS NOT NULL)
    AND (OLD.pricing IS NULL OR (OLD.delivered_at IS NULL AND OLD.read_at IS NULL)))
  EXECUTE FUNCTION hilo_count_charge();
