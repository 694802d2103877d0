CREATE TABLE "undos" (
	"tenant_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	"batch" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"contact_id" uuid,
	"undo" jsonb NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "undos_tenant_id_audit_id_pk" PRIMARY KEY("tenant_id","audit_id")
);
--> statement-breakpoint
CREATE INDEX "undos_open" ON "undos" USING btree ("tenant_id","operator_id","audit_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "undos_batch" ON "undos" USING btree ("tenant_id","batch");--> statement-breakpoint
CREATE INDEX "undos_contact" ON "undos" USING btree ("tenant_id","contact_id");--> statement-breakpoint
ALTER TABLE "audit" DROP COLUMN "undo";--> statement-breakpoint
SELECT hilo_protect('undos', 'SELECT, INSERT, UPDATE');
