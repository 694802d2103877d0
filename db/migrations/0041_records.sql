-- What keeps two appointments out of one calendar compares ids and stretches of time in one index.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE TABLE "record_changes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"by" text NOT NULL,
	"by_id" text,
	"because" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "record_changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "record_numbers" (
	"tenant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "record_numbers_tenant_id_kind_pk" PRIMARY KEY("tenant_id","kind")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"conversation_id" uuid,
	"deal_id" uuid,
	"title" text NOT NULL,
	"for_name" text,
	"calendar_id" uuid,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"amount" bigint,
	"currency" text NOT NULL,
	"lines" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"due_at" timestamp (3) with time zone,
	"source" text NOT NULL,
	"external_system" text,
	"external_ref" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "records_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "records_appointment" CHECK (kind <> 'appointment' or (calendar_id is not null and starts_at is not null and ends_at is not null and ends_at > starts_at))
);
--> statement-breakpoint
ALTER TABLE "record_changes" ADD CONSTRAINT "record_changes_tenant_id_record_id_records_tenant_id_id_fk" FOREIGN KEY ("tenant_id","record_id") REFERENCES "public"."records"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "record_changes_record" ON "record_changes" USING btree ("tenant_id","record_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "records_number" ON "records" USING btree ("tenant_id","kind","number");--> statement-breakpoint
CREATE UNIQUE INDEX "records_external" ON "records" USING btree ("tenant_id","external_system","external_ref") WHERE external_ref is not null;--> statement-breakpoint
CREATE INDEX "records_contact" ON "records" USING btree ("tenant_id","contact_id","created_at");--> statement-breakpoint
CREATE INDEX "records_agenda" ON "records" USING btree ("tenant_id","starts_at") WHERE kind = 'appointment' and removed_at is null;--> statement-breakpoint
CREATE INDEX "records_open" ON "records" USING btree ("tenant_id","kind","created_at") WHERE closed_at is null and removed_at is null;--> statement-breakpoint

-- Of two that would take the same time of the same calendar the second is refused, whoever writes it, however late it looked.
ALTER TABLE records ADD CONSTRAINT records_no_double_booking EXCLUDE USING gist
  (tenant_id WITH =, calendar_id WITH =, tstzrange(starts_at, ends_at) WITH &&)
  WHERE (kind = 'appointment' AND state IN ('booked', 'confirmed') AND removed_at IS NULL);--> statement-breakpoint
SELECT hilo_protect('records', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('record_numbers', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('record_changes', 'SELECT, INSERT, UPDATE');
