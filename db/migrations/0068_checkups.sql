CREATE TABLE "checkups" (
	"tenant_id" uuid NOT NULL,
	"week" date NOT NULL,
	"found" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checkups_pk" PRIMARY KEY("tenant_id","week")
);
--> statement-breakpoint
ALTER TABLE "tenants" ADD COLUMN "checkup_at" timestamp (3) with time zone DEFAULT '1970-01-01 00:00:00+00' NOT NULL;--> statement-breakpoint
CREATE INDEX "dialogue_runs_left" ON "dialogue_runs" USING btree ("tenant_id","ended_at") WHERE state = 'left';--> statement-breakpoint
CREATE INDEX "follow_ups_settled" ON "follow_ups" USING btree ("tenant_id","settled_at") WHERE state = 'settled';--> statement-breakpoint
CREATE INDEX "interactions_at" ON "interactions" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "outbox_taken_back" ON "outbox" USING btree ("tenant_id","created_at") WHERE state = 'cancelled' and because ->> 'what' = 'autopilot';--> statement-breakpoint
CREATE INDEX "tenants_checkup" ON "tenants" USING btree ("checkup_at");--> statement-breakpoint
-- What was told of a week is not told otherwise afterwards.
SELECT hilo_protect('checkups', 'SELECT, INSERT');--> statement-breakpoint
-- The machinery: whose week is over.
GRANT SELECT (checkup_at) ON tenants TO hilo_system;--> statement-breakpoint
-- Verdicts are only added to (docs/decisions/0034-earned-autonomy.md).
REVOKE UPDATE ON verdicts FROM hilo_app;
