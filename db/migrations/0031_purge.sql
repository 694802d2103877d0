CREATE TABLE "chores" (
	"name" text PRIMARY KEY NOT NULL,
	"due_machine" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
-- Purged once a day; its row is due from the beginning.
INSERT INTO chores (name, due_machine) VALUES ('purge', '1970-01-01 00:00:00+00');--> statement-breakpoint
GRANT SELECT ON chores TO hilo_system;--> statement-breakpoint
GRANT UPDATE (due_machine) ON chores TO hilo_system;--> statement-breakpoint
-- What Meta delivered goes when it was kept long enough. The counters of what there ever was are not told: they count what came.
GRANT DELETE ON items, deliveries TO hilo_system;--> statement-breakpoint

-- Puts together what each server process counted in rows of its own. A row that somebody is just counting in is left for the next time.
CREATE FUNCTION hilo_fold_counts() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH loose AS (SELECT ctid FROM delivery_counts WHERE shard <> 0 FOR UPDATE SKIP LOCKED),
    gone AS (DELETE FROM delivery_counts WHERE ctid IN (SELECT ctid FROM loose) RETURNING state, value)
  INSERT INTO delivery_counts AS c (state, shard, value) SELECT state, 0, sum(value) FROM gone GROUP BY state ORDER BY state
    ON CONFLICT (state, shard) DO UPDATE SET value = c.value + excluded.value;
  WITH loose AS (SELECT ctid FROM item_counts WHERE shard <> 0 FOR UPDATE SKIP LOCKED),
    gone AS (DELETE FROM item_counts WHERE ctid IN (SELECT ctid FROM loose) RETURNING kind, outcome, value)
  INSERT INTO item_counts AS c (kind, outcome, shard, value) SELECT kind, outcome, 0, sum(value) FROM gone GROUP BY kind, outcome ORDER BY kind, outcome
    ON CONFLICT (kind, outcome, shard) DO UPDATE SET value = c.value + excluded.value;
  WITH loose AS (SELECT ctid FROM outbox_counts WHERE shard <> 0 FOR UPDATE SKIP LOCKED),
    gone AS (DELETE FROM outbox_counts WHERE ctid IN (SELECT ctid FROM loose) RETURNING state, value)
  INSERT INTO outbox_counts AS c (state, shard, value) SELECT state, 0, sum(value) FROM gone GROUP BY state ORDER BY state
    ON CONFLICT (state, shard) DO UPDATE SET value = c.value + excluded.value;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION hilo_fold_counts() FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hilo_fold_counts() TO hilo_system;
