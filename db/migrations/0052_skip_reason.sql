ALTER TABLE "follow_ups" ADD COLUMN "skipped_because" text;--> statement-breakpoint
-- Why those were left out that somebody was shown, beside what became of them.
CREATE OR REPLACE FUNCTION hilo_figure_follow_ups() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.settled_as IS NOT NULL THEN PERFORM hilo_figure(NEW.tenant_id, OLD.settled_at, 'follow-up', OLD.settled_as, -1); END IF;
  IF NEW.settled_as IS NOT NULL THEN PERFORM hilo_figure(NEW.tenant_id, NEW.settled_at, 'follow-up', NEW.settled_as, 1); END IF;
  IF OLD.skipped_because IS NOT NULL THEN PERFORM hilo_figure(NEW.tenant_id, OLD.settled_at, 'skipped', OLD.skipped_because, -1); END IF;
  IF NEW.skipped_because IS NOT NULL THEN PERFORM hilo_figure(NEW.tenant_id, NEW.settled_at, 'skipped', NEW.skipped_because, 1); END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
DROP TRIGGER figure_follow_ups ON follow_ups;--> statement-breakpoint
CREATE TRIGGER figure_follow_ups AFTER UPDATE OF settled_as, settled_at, skipped_because ON follow_ups FOR EACH ROW
  WHEN (OLD.state <> 'waiting' AND (OLD.settled_as, OLD.settled_at, OLD.skipped_because) IS DISTINCT FROM (NEW.settled_as, NEW.settled_at, NEW.skipped_because))
  EXECUTE FUNCTION hilo_figure_follow_ups();
