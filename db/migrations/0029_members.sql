CREATE TABLE "invitations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"locale" text NOT NULL,
	"phone" text NOT NULL,
	"phone_key" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"state" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"operator_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"made_by" uuid,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recovery_codes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
DROP INDEX "operators_phone";--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "operator_id" uuid;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "locked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "locked_because" text;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "locked_by" uuid;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "proposed" jsonb;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "turned_away_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "let_in_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "code_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "code_tried_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" USING btree ("tenant_id","phone_key") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "invitations_phone" ON "invitations" USING btree ("tenant_id","phone_key","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "recovery_codes_open" ON "recovery_codes" USING btree ("tenant_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "operators_phone" ON "operators" USING btree ("tenant_id","phone_key") WHERE removed_at is null;--> statement-breakpoint
SELECT hilo_protect('invitations', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('recovery_codes', 'SELECT, INSERT, UPDATE');
--> statement-breakpoint
-- A deal that is closed in an open stage was neither won nor lost: who it was with was forgotten, or is of the business by now. It stands in no
-- stage any more, so it is not counted in one.
CREATE OR REPLACE FUNCTION hilo_count_deals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE stages SET deal_count = deal_count - 1, deal_value = deal_value - coalesce(OLD.value, 0)
    WHERE tenant_id = OLD.tenant_id AND id = OLD.stage_id AND (OLD.closed_at IS NULL OR kind <> 'open');
  UPDATE stages SET deal_count = deal_count + 1, deal_value = deal_value + coalesce(NEW.value, 0)
    WHERE tenant_id = NEW.tenant_id AND id = NEW.stage_id AND (NEW.closed_at IS NULL OR kind <> 'open');
  RETURN NULL;
END $$;--> statement-breakpoint
DROP TRIGGER count_deals ON deals;--> statement-breakpoint
CREATE TRIGGER count_deals AFTER UPDATE OF stage_id, value, closed_at ON deals FOR EACH ROW EXECUTE FUNCTION hilo_count_deals();
