CREATE TABLE "exports" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"contact_id" uuid,
	"format" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exports_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "keep_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "exports_due" ON "exports" USING btree ("next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "media_bytes" ON "media" USING btree ("tenant_id","sha256") WHERE sha256 is not null;--> statement-breakpoint
CREATE INDEX "media_kept" ON "media" USING btree ("keep_until") WHERE keep_until is not null;--> statement-breakpoint
SELECT hilo_protect('exports', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, next_try_machine) ON exports TO hilo_system;--> statement-breakpoint
GRANT SELECT (keep_until) ON media TO hilo_system;
