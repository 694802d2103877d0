CREATE TABLE "audit_chain" (
	"tenant_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"audit_id" uuid NOT NULL,
	"mac" text NOT NULL,
	"link" text NOT NULL,
	CONSTRAINT "audit_chain_tenant_id_seq_pk" PRIMARY KEY("tenant_id","seq")
);
--> statement-breakpoint
CREATE TABLE "audit_waiting" (
	"tenant_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "audit_waiting_tenant_id_audit_id_pk" PRIMARY KEY("tenant_id","audit_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain_entry" ON "audit_chain" USING btree ("tenant_id","audit_id");--> statement-breakpoint
CREATE INDEX "audit_contact" ON "audit" USING btree ("tenant_id","contact_id","id") WHERE contact_id is not null;--> statement-breakpoint
SELECT hilo_protect('audit_chain', 'SELECT, INSERT');--> statement-breakpoint
SELECT hilo_protect('audit_waiting', 'SELECT, INSERT, DELETE');--> statement-breakpoint
GRANT SELECT (tenant_id) ON audit_waiting TO hilo_system;--> statement-breakpoint

-- Whoever writes into the log, it is taken into the chain.
CREATE FUNCTION hilo_chain_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_waiting (tenant_id, audit_id) SELECT tenant_id, id FROM fresh;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER chain AFTER INSERT ON audit REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION hilo_chain_audit();
--> statement-breakpoint

-- A lead that was added by mistake and taken out again had not come.
CREATE FUNCTION hilo_figure_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'contacts' THEN PERFORM hilo_figure(OLD.tenant_id, OLD.created_at, 'contact', hilo_source(OLD.referral), -1);
  ELSE PERFORM hilo_figure(OLD.tenant_id, OLD.created_at, 'entered', OLD.stage_id::text, -1); END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER figure_gone AFTER DELETE ON contacts FOR EACH ROW EXECUTE FUNCTION hilo_figure_gone();--> statement-breakpoint
CREATE TRIGGER figure_gone AFTER DELETE ON deals FOR EACH ROW EXECUTE FUNCTION hilo_figure_gone();
