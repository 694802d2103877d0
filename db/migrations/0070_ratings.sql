CREATE TABLE "ratings" (
	"tenant_id" uuid NOT NULL,
	"follow_up_id" uuid NOT NULL,
	"rating" text,
	"operator_id" uuid NOT NULL,
	"went_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ratings_tenant_id_follow_up_id_pk" PRIMARY KEY("tenant_id","follow_up_id")
);
--> statement-breakpoint
SELECT hilo_protect('ratings', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
-- Counted on the day on which the follow-up went; what is taken back is taken off that day.
CREATE FUNCTION hilo_figure_rating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.rating IS NOT NULL THEN PERFORM hilo_figure(NEW.tenant_id, OLD.went_at, 'rated', OLD.rating, -1); END IF;
  IF NEW.rating IS NOT NULL THEN PERFORM hilo_figure(NEW.tenant_id, NEW.went_at, 'rated', NEW.rating, 1); END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER figure_rated AFTER INSERT OR UPDATE OF rating ON ratings FOR EACH ROW EXECUTE FUNCTION hilo_figure_rating();
