-- Who was imported did not come: the deal made for them on the way in is new in no stage. A deal that they bring later is.
CREATE FUNCTION hilo_was_imported(deal deals) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM contacts WHERE tenant_id = deal.tenant_id AND id = deal.contact_id AND created_at = deal.created_at AND import_id IS NOT NULL)
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hilo_figure_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN PERFORM hilo_figure_closed(OLD, -1);
  ELSIF NOT hilo_was_imported(NEW) THEN PERFORM hilo_figure(NEW.tenant_id, NEW.created_at, 'entered', NEW.stage_id::text, 1); END IF;
  PERFORM hilo_figure_closed(NEW, 1);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hilo_deals_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stages SET deal_count = deal_count - gone.n, deal_value = deal_value - gone.worth
    FROM (SELECT tenant_id, stage_id, count(*) AS n, coalesce(sum(value), 0) AS worth FROM removed GROUP BY 1, 2) AS gone
    WHERE stages.tenant_id = gone.tenant_id AND stages.id = gone.stage_id;
  PERFORM hilo_figure(r.tenant_id, r.created_at, 'entered', r.stage_id::text, -count(*)) FROM removed r
    LEFT JOIN contacts c ON c.tenant_id = r.tenant_id AND c.id = r.contact_id
    WHERE c.import_id IS NULL OR c.created_at <> r.created_at GROUP BY r.tenant_id, r.created_at, r.stage_id;
  RETURN NULL;
END $$;--> statement-breakpoint

-- The chain's migration took off a second time what a lead taken out had added (0011).
DROP TRIGGER figure_gone ON contacts;--> statement-breakpoint
DROP TRIGGER figure_gone ON deals;--> statement-breakpoint
DROP FUNCTION hilo_figure_gone();
