CREATE TABLE "permits" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"state" text NOT NULL,
	"earned_by" integer NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "permits_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"follow_up_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "verdicts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "permit_id" uuid;--> statement-breakpoint
CREATE INDEX "permits_kind" ON "permits" USING btree ("tenant_id","operator_id","stage_id","step","offered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "permits_granted" ON "permits" USING btree ("tenant_id","operator_id","stage_id","step") WHERE state = 'granted';--> statement-breakpoint
CREATE INDEX "verdicts_kind" ON "verdicts" USING btree ("tenant_id","operator_id","stage_id","step","at");--> statement-breakpoint
CREATE INDEX "outbox_permit" ON "outbox" USING btree ("tenant_id","permit_id") WHERE permit_id is not null;
--> statement-breakpoint
SELECT hilo_protect('verdicts', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('permits', 'SELECT, INSERT, UPDATE');
