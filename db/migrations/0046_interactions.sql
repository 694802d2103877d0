CREATE TABLE "interactions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"type" text NOT NULL,
	"outbox_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"true_until" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "interactions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "interactions_conversation" ON "interactions" USING btree ("tenant_id","conversation_id","at");--> statement-breakpoint
SELECT hilo_protect('interactions', 'SELECT, INSERT, UPDATE');--> statement-breakpoint

-- How often each type went, and how often it was no help, on the day on which it went; what never left is taken off again.
CREATE FUNCTION hilo_figure_interaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF hilo_is_test(NEW.tenant_id, NEW.conversation_id) THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM hilo_figure(NEW.tenant_id, NEW.at, 'by-itself', NEW.type, 1);
  ELSIF NEW.outcome = 'withdrawn' THEN
    PERFORM hilo_figure(NEW.tenant_id, NEW.at, 'by-itself', NEW.type, -1);
  ELSE
    PERFORM hilo_figure(NEW.tenant_id, NEW.at, 'fell-back', NEW.type, 1);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER figure_said AFTER INSERT ON interactions FOR EACH ROW EXECUTE FUNCTION hilo_figure_interaction();--> statement-breakpoint
CREATE TRIGGER figure_outcome AFTER UPDATE OF outcome ON interactions FOR EACH ROW
  WHEN (OLD.outcome IS NULL AND NEW.outcome IS NOT NULL) EXECUTE FUNCTION hilo_figure_interaction();
