-- A stage that is removed hands on whoever stands there, thousands at once: the two stages are counted once each, not once a deal.
CREATE FUNCTION hilo_count_moved_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stages SET deal_count = deal_count + moved.n, deal_value = deal_value + moved.worth
    FROM (SELECT tenant_id, stage_id, sum(n) AS n, sum(worth) AS worth FROM (
        SELECT tenant_id, stage_id, 1 AS n, coalesce(value, 0) AS worth FROM after
        UNION ALL SELECT tenant_id, stage_id, -1, -coalesce(value, 0) FROM before) AS each
      GROUP BY 1, 2 HAVING sum(n) <> 0 OR sum(worth) <> 0) AS moved
    WHERE stages.tenant_id = moved.tenant_id AND stages.id = moved.stage_id;
  RETURN NULL;
END $$;--> statement-breakpoint
DROP TRIGGER count_deals ON deals;--> statement-breakpoint
DROP FUNCTION hilo_count_deals();--> statement-breakpoint
CREATE TRIGGER count_deals AFTER UPDATE ON deals REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION hilo_count_moved_deals();--> statement-breakpoint

-- Nobody got further because a stage was removed, or came back.
DROP TRIGGER figure_moves ON stage_moves;--> statement-breakpoint
CREATE TRIGGER figure_moves AFTER INSERT ON stage_moves FOR EACH ROW WHEN (NEW.because NOT IN ('stage-removed', 'stage-restored')) EXECUTE FUNCTION hilo_figure_moves();
