CREATE TABLE "dialogue_runs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"body" jsonb NOT NULL,
	"state" text NOT NULL,
	"because" text,
	"step" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"answers" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"operator_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "dialogue_runs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "dialogues" (
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on" boolean NOT NULL,
	"body" jsonb,
	"operator_id" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dialogues_tenant_id_kind_pk" PRIMARY KEY("tenant_id","kind")
);
--> statement-breakpoint
CREATE INDEX "dialogue_runs_contact" ON "dialogue_runs" USING btree ("tenant_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "dialogue_runs_talk" ON "dialogue_runs" USING btree ("tenant_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "dialogue_runs_due" ON "dialogue_runs" USING btree ("due_at") WHERE state = 'running';--> statement-breakpoint
SELECT hilo_protect('dialogues', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('dialogue_runs', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
-- The machinery: what nobody has answered for a day.
GRANT SELECT (tenant_id, id, state, due_at) ON dialogue_runs TO hilo_system;--> statement-breakpoint

-- How many began, and how each ended, on the day on which it began: those that nobody finished by the step they stood at.
CREATE FUNCTION hilo_figure_dialogue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF hilo_is_test(NEW.tenant_id, NEW.conversation_id) THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    PERFORM hilo_figure(NEW.tenant_id, NEW.started_at, 'steps-begun', NEW.kind, 1);
  ELSIF NEW.state = 'finished' THEN
    PERFORM hilo_figure(NEW.tenant_id, NEW.started_at, 'steps-finished', NEW.kind, 1);
  ELSE
    PERFORM hilo_figure(NEW.tenant_id, NEW.started_at, 'steps-' || NEW.state, NEW.kind || '/' || NEW.step, 1);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER figure_begun AFTER INSERT ON dialogue_runs FOR EACH ROW EXECUTE FUNCTION hilo_figure_dialogue();--> statement-breakpoint
CREATE TRIGGER figure_ended AFTER UPDATE OF state ON dialogue_runs FOR EACH ROW
  WHEN (OLD.state = 'running' AND NEW.state <> 'running') EXECUTE FUNCTION hilo_figure_dialogue();
