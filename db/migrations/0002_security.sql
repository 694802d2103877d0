-- Three roles that log nobody in. The app's login is a member of the first two and enters them per transaction:
--   hilo_app     one business at a time: sees rows of the tenant named in the transaction, and none without one
--   hilo_system  the machinery: deliveries, items, claims and due columns of every business, and no message text
--   hilo_backfill data migrations: forced security makes even the owner's UPDATE touch no row, so they enter this role
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['hilo_app', 'hilo_system', 'hilo_backfill'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN EXECUTE format('CREATE ROLE %I NOLOGIN', r); END IF;
  END LOOP;
  EXECUTE format('GRANT USAGE ON SCHEMA public TO hilo_app, hilo_system, hilo_backfill');
END $$;--> statement-breakpoint

-- The tenant of this transaction, or null: then every comparison below is null and no row is seen.
CREATE FUNCTION hilo_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('hilo.tenant', true), '')::uuid $$;--> statement-breakpoint

-- Protects one tenant table. `how` is what hilo_app may do with it. Later migrations call it for the tables they add.
CREATE FUNCTION hilo_protect(name regclass, how text, tenant_column text DEFAULT 'tenant_id') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
  EXECUTE format('CREATE POLICY tenant ON %s TO hilo_app USING (%I = (SELECT hilo_tenant())) WITH CHECK (%I = (SELECT hilo_tenant()))', name, tenant_column, tenant_column);
  EXECUTE format('CREATE POLICY system ON %s TO hilo_system USING (true) WITH CHECK (true)', name);
  EXECUTE format('CREATE POLICY backfill ON %s TO hilo_backfill USING (true) WITH CHECK (true)', name);
  EXECUTE format('GRANT %s ON %s TO hilo_app', how, name);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO hilo_backfill', name);
END $$;--> statement-breakpoint

SELECT hilo_protect('tenants', 'SELECT, INSERT, UPDATE', 'id');--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['numbers', 'operators', 'contacts', 'identities', 'conversations', 'messages', 'media', 'stages', 'deals',
    'notes', 'tasks', 'turns', 'thoughts', 'drafts', 'cards', 'acts', 'follow_ups', 'playbook', 'templates', 'outbox'] LOOP
    PERFORM hilo_protect(t::regclass, 'SELECT, INSERT, UPDATE');
  END LOOP;
  PERFORM hilo_protect('message_search', 'SELECT, INSERT, UPDATE, DELETE');
  -- What must not be rewritten: the record of who did what, of consent, of moves and of what Meta reported.
  PERFORM hilo_protect('audit', 'SELECT, INSERT');
  PERFORM hilo_protect('consents', 'SELECT, INSERT');
  PERFORM hilo_protect('stage_moves', 'SELECT, INSERT');
  PERFORM hilo_protect('outbox_events', 'SELECT, INSERT');
  -- Items arrive through the machinery; the business's side reads and settles its own.
  PERFORM hilo_protect('items', 'SELECT, UPDATE');
END $$;--> statement-breakpoint

-- The machinery: whose number it is, what is due, what is claimed. Column by column, so that no text comes with it.
GRANT SELECT (id, timezone) ON tenants TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, waba_id, phone_number_id, app, rate_per_second, stopped_because) ON numbers TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, due_at, card_by_machine) ON turns TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, lease_until_machine) ON thoughts TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, card_at, card_by_machine) ON follow_ups TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, due_at, reminded_at, done_at, removed_at) ON tasks TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, next_try_machine) ON media TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, indexed) ON messages TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id, number_id, pair, priority, state, held_for, held_until, next_try_machine, lease_until_machine, unsure_since)
  ON outbox TO hilo_system;--> statement-breakpoint
GRANT SELECT (id, delivery_id, tenant_id, number_id, kind, scope, key, lane, state, reason, attempts, next_try_machine, received_machine)
  ON items TO hilo_system;--> statement-breakpoint
GRANT INSERT ON items TO hilo_system;--> statement-breakpoint
GRANT UPDATE (state, reason, attempts, next_try_machine) ON items TO hilo_system;--> statement-breakpoint

-- A delivery names no business until it is split, so only the machinery may see it.
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE deliveries FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY system ON deliveries TO hilo_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON deliveries TO hilo_system;--> statement-breakpoint

-- Pacing, in machine microseconds. Lane keys name recipients of every business, so the table itself is nobody's: only these two answers.
-- A number's next slot: slots lie `spacing` apart, so that no sliding second holds more of them than allowed, whichever process takes them.
CREATE FUNCTION hilo_take_slot(lane text, spacing bigint, now_us bigint) RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO lanes AS l (key, arrival_machine_us) VALUES (lane, now_us + spacing)
    ON CONFLICT (key) DO UPDATE SET arrival_machine_us = greatest(l.arrival_machine_us, now_us) + spacing
    RETURNING arrival_machine_us - spacing
$$;--> statement-breakpoint
-- A pair's allowance: `spacing` apiece, up to `tolerance` of it borrowed from the future. 0 and taken, or how long to wait and not taken.
CREATE FUNCTION hilo_take_allowance(lane text, spacing bigint, tolerance bigint, now_us bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE arrival bigint;
BEGIN
  INSERT INTO lanes (key, arrival_machine_us) VALUES (lane, now_us) ON CONFLICT (key) DO NOTHING;
  SELECT greatest(arrival_machine_us, now_us) INTO arrival FROM lanes WHERE key = lane FOR UPDATE;
  IF arrival - now_us > tolerance THEN RETURN arrival - now_us - tolerance; END IF;
  UPDATE lanes SET arrival_machine_us = arrival + spacing WHERE key = lane;
  RETURN 0;
END $$;--> statement-breakpoint
REVOKE ALL ON FUNCTION hilo_take_slot(text, bigint, bigint), hilo_take_allowance(text, bigint, bigint, bigint) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hilo_take_slot(text, bigint, bigint), hilo_take_allowance(text, bigint, bigint, bigint) TO hilo_app;--> statement-breakpoint
GRANT SELECT ON delivery_counts, item_counts, outbox_counts TO hilo_system;--> statement-breakpoint

-- Counters are written by these triggers alone (their owner's rights, a pinned search path), so that figures cannot drift from rows.
-- Every server process counts in rows of its own: with shared ones, commits queue up, and two transactions that move things through states in
-- opposite order deadlock. There are as many rows as the server ever gave process numbers to us: thousands, read in a millisecond.
CREATE FUNCTION hilo_count_deliveries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO delivery_counts AS c (state, shard, value)
      SELECT state, pg_backend_pid(), sum(n) FROM (SELECT state, 1 AS n FROM after UNION ALL SELECT state, -1 FROM before) AS moved GROUP BY state HAVING sum(n) <> 0 ORDER BY state
      ON CONFLICT (state, shard) DO UPDATE SET value = c.value + excluded.value;
  ELSE
    INSERT INTO delivery_counts AS c (state, shard, value)
      SELECT state, pg_backend_pid(), n FROM (SELECT state, count(*) AS n FROM after GROUP BY state UNION ALL SELECT 'all', count(*) FROM after) AS new ORDER BY state
      ON CONFLICT (state, shard) DO UPDATE SET value = c.value + excluded.value;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER count_new AFTER INSERT ON deliveries REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_deliveries();--> statement-breakpoint
CREATE TRIGGER count_moved AFTER UPDATE ON deliveries REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_deliveries();--> statement-breakpoint

CREATE FUNCTION hilo_count_items() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO item_counts AS c (kind, outcome, shard, value)
      SELECT kind, state, pg_backend_pid(), sum(n) FROM (SELECT kind, state, 1 AS n FROM after UNION ALL SELECT kind, state, -1 FROM before) AS moved
      GROUP BY kind, state HAVING sum(n) <> 0 ORDER BY kind, state
      ON CONFLICT (kind, outcome, shard) DO UPDATE SET value = c.value + excluded.value;
  ELSE
    INSERT INTO item_counts AS c (kind, outcome, shard, value)
      SELECT kind, state, pg_backend_pid(), count(*) FROM after GROUP BY kind, state ORDER BY kind, state
      ON CONFLICT (kind, outcome, shard) DO UPDATE SET value = c.value + excluded.value;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER count_new AFTER INSERT ON items REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_items();--> statement-breakpoint
CREATE TRIGGER count_moved AFTER UPDATE ON items REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_items();--> statement-breakpoint

-- An item seen before leaves no row, so it is counted by name.
CREATE FUNCTION hilo_count_duplicates(kinds text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO item_counts AS c (kind, outcome, shard, value)
    SELECT kind, 'duplicate', pg_backend_pid(), count(*) FROM unnest(kinds) AS kind GROUP BY kind ORDER BY kind
    ON CONFLICT (kind, outcome, shard) DO UPDATE SET value = c.value + excluded.value
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION hilo_count_duplicates(text[]) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION hilo_count_duplicates(text[]) TO hilo_system;--> statement-breakpoint

CREATE FUNCTION hilo_count_outbox() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO outbox_counts AS c (state, shard, value)
      SELECT state, pg_backend_pid(), sum(n) FROM (SELECT state, 1 AS n FROM after UNION ALL SELECT state, -1 FROM before) AS moved
      GROUP BY state HAVING sum(n) <> 0 ORDER BY state
      ON CONFLICT (state, shard) DO UPDATE SET value = c.value + excluded.value;
  ELSE
    INSERT INTO outbox_counts AS c (state, shard, value)
      SELECT state, pg_backend_pid(), count(*) FROM after GROUP BY state ORDER BY state
      ON CONFLICT (state, shard) DO UPDATE SET value = c.value + excluded.value;
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER count_new AFTER INSERT ON outbox REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_outbox();--> statement-breakpoint
CREATE TRIGGER count_moved AFTER UPDATE ON outbox REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_outbox();--> statement-breakpoint

-- How many deals stand in a stage, so that `pipeline` reads six rows however many contacts there are.
-- It runs with the caller's rights: under forced security the owner would see no stage at all.
CREATE FUNCTION hilo_count_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    UPDATE stages SET deal_count = deal_count - 1, deal_value = deal_value - coalesce(OLD.value, 0) WHERE tenant_id = OLD.tenant_id AND id = OLD.stage_id;
  END IF;
  UPDATE stages SET deal_count = deal_count + 1, deal_value = deal_value + coalesce(NEW.value, 0) WHERE tenant_id = NEW.tenant_id AND id = NEW.stage_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER count_deals AFTER INSERT OR UPDATE OF stage_id, value ON deals FOR EACH ROW EXECUTE FUNCTION hilo_count_deals();--> statement-breakpoint

-- Under row security an index serves only operators that are known not to leak; without this, searching a large business reads every row.
-- Only a superuser may say so: elsewhere search is slower, never wrong.
DO $$
BEGIN
  ALTER FUNCTION ts_match_vq(tsvector, tsquery) LEAKPROOF;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'ts_match_vq stays as it is: full-text search will be slower for large businesses';
END $$;
