CREATE TABLE "mails" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"matter" text NOT NULL,
	"hour" text NOT NULL,
	"facts" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "mail_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_hour" ON "mails" USING btree ("tenant_id","operator_id","matter","hour");--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "mails" USING btree ("next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "operators_mail" ON "operators" USING btree ("mail_at") WHERE mail_at is not null and removed_at is null;--> statement-breakpoint
SELECT hilo_protect('mails', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, next_try_machine) ON mails TO hilo_system;--> statement-breakpoint
GRANT SELECT (mail_at) ON operators TO hilo_system;
