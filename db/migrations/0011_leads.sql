-- A contact that was added by mistake goes as if it had never been, with what came with it and nothing else (crm/lead.store.ts).
GRANT DELETE ON contacts, identities, conversations, deals, notes TO hilo_app;--> statement-breakpoint

-- What was counted for it is taken off, where and on the day it was counted.
CREATE FUNCTION hilo_deals_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stages SET deal_count = deal_count - gone.n, deal_value = deal_value - gone.worth
    FROM (SELECT tenant_id, stage_id, count(*) AS n, coalesce(sum(value), 0) AS worth FROM removed GROUP BY 1, 2) AS gone
    WHERE stages.tenant_id = gone.tenant_id AND stages.id = gone.stage_id;
  PERFORM hilo_figure(tenant_id, created_at, 'entered', stage_id::text, -count(*)) FROM removed GROUP BY tenant_id, created_at, stage_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER deals_gone AFTER DELETE ON deals REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION hilo_deals_gone();--> statement-breakpoint
CREATE FUNCTION hilo_contacts_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hilo_figure(tenant_id, created_at, 'contact', hilo_source(referral), -count(*)) FROM removed GROUP BY tenant_id, created_at, hilo_source(referral);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER contacts_gone AFTER DELETE ON contacts REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION hilo_contacts_gone();
