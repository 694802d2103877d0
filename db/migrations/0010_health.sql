CREATE TABLE "items_received" (
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"shard" integer NOT NULL,
	"value" bigint NOT NULL,
	"last_machine" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "items_received_pk" PRIMARY KEY("tenant_id","kind","state","shard")
);
--> statement-breakpoint
CREATE INDEX "daily_figures_loose" ON "daily_figures" USING btree ("day") WHERE shard <> 0;--> statement-breakpoint
CREATE INDEX "items_tenant_waiting" ON "items" USING btree ("tenant_id","received_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_leaving" ON "outbox" USING btree ("tenant_id","created_at") WHERE state in ('queued', 'sending');
--> statement-breakpoint
SELECT hilo_protect('items_received', 'SELECT, INSERT, UPDATE, DELETE');--> statement-breakpoint
-- Items arrive through the machinery and are settled by their business: both count, each with its own rights.
GRANT SELECT, INSERT, UPDATE ON items_received TO hilo_system;--> statement-breakpoint

-- Received = handled, for one business. An item that belongs to none is only in the figures of the whole (0002).
CREATE FUNCTION hilo_count_received() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO items_received AS c (tenant_id, kind, state, shard, value, last_machine)
      SELECT tenant_id, kind, state, pg_backend_pid(), sum(n), max(received_machine)
      FROM (SELECT tenant_id, kind, state, received_machine, 1 AS n FROM after UNION ALL SELECT tenant_id, kind, state, received_machine, -1 FROM before) AS moved
      WHERE tenant_id IS NOT NULL GROUP BY tenant_id, kind, state HAVING sum(n) <> 0 ORDER BY tenant_id, kind, state
      ON CONFLICT (tenant_id, kind, state, shard) DO UPDATE SET value = c.value + excluded.value, last_machine = greatest(c.last_machine, excluded.last_machine);
  ELSE
    INSERT INTO items_received AS c (tenant_id, kind, state, shard, value, last_machine)
      SELECT tenant_id, kind, state, pg_backend_pid(), count(*), max(received_machine) FROM after
      WHERE tenant_id IS NOT NULL GROUP BY tenant_id, kind, state ORDER BY tenant_id, kind, state
      ON CONFLICT (tenant_id, kind, state, shard) DO UPDATE SET value = c.value + excluded.value, last_machine = greatest(c.last_machine, excluded.last_machine);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER received_new AFTER INSERT ON items REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_received();--> statement-breakpoint
CREATE TRIGGER received_moved AFTER UPDATE ON items REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_received();
--> statement-breakpoint

-- What many server processes counted is put together once it is old, so that a year is as quickly read as a week.
GRANT DELETE ON charges, daily_figures TO hilo_app;--> statement-breakpoint
GRANT SELECT (tenant_id, day, shard) ON daily_figures TO hilo_system;
