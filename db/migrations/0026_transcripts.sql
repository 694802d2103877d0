CREATE TABLE "transcripts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "transcripts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "transcripts" ADD CONSTRAINT "transcripts_tenant_id_id_media_tenant_id_id_fk" FOREIGN KEY ("tenant_id","id") REFERENCES "public"."media"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "transcripts_due" ON "transcripts" USING btree ("next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
SELECT hilo_protect('transcripts', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, next_try_machine) ON transcripts TO hilo_system;
