CREATE TABLE "slot_letters" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"waiting_id" uuid NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "slot_letters_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "slot_offers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"operator_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "slot_offers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "waiting_list" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"calendar_id" uuid NOT NULL,
	"record_id" uuid,
	"minutes" integer,
	"until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_as" text,
	CONSTRAINT "waiting_list_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "slot_letters" ADD CONSTRAINT "slot_letters_tenant_id_offer_id_slot_offers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","offer_id") REFERENCES "public"."slot_offers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_letters" ADD CONSTRAINT "slot_letters_tenant_id_waiting_id_waiting_list_tenant_id_id_fk" FOREIGN KEY ("tenant_id","waiting_id") REFERENCES "public"."waiting_list"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_offers" ADD CONSTRAINT "slot_offers_tenant_id_record_id_records_tenant_id_id_fk" FOREIGN KEY ("tenant_id","record_id") REFERENCES "public"."records"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiting_list" ADD CONSTRAINT "waiting_list_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "slot_letters_due" ON "slot_letters" USING btree ("due_at") WHERE state = 'due';--> statement-breakpoint
CREATE INDEX "slot_offers_record" ON "slot_offers" USING btree ("tenant_id","record_id");--> statement-breakpoint
CREATE INDEX "waiting_list_open" ON "waiting_list" USING btree ("tenant_id","created_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "waiting_list_contact" ON "waiting_list" USING btree ("tenant_id","contact_id");--> statement-breakpoint
SELECT hilo_protect('waiting_list', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('slot_offers', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('slot_letters', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
-- The machinery: which offers are due.
GRANT SELECT (tenant_id, id, state, due_at) ON slot_letters TO hilo_system;
