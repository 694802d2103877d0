CREATE TABLE "offer_changes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"from_price" bigint,
	"to_price" bigint,
	"by" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "offer_changes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "offer_looks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"what" text NOT NULL,
	"price" bigint,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "offer_looks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"details" text NOT NULL,
	"search_key" text NOT NULL,
	"price" bigint,
	"currency" text NOT NULL,
	"photos" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "offers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "offer_changes" ADD CONSTRAINT "offer_changes_tenant_id_offer_id_offers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","offer_id") REFERENCES "public"."offers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_looks" ADD CONSTRAINT "offer_looks_tenant_id_offer_id_offers_tenant_id_id_fk" FOREIGN KEY ("tenant_id","offer_id") REFERENCES "public"."offers"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_looks" ADD CONSTRAINT "offer_looks_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "offer_changes_offer" ON "offer_changes" USING btree ("tenant_id","offer_id","at");--> statement-breakpoint
CREATE INDEX "offer_looks_offer" ON "offer_looks" USING btree ("tenant_id","offer_id","at");--> statement-breakpoint
CREATE INDEX "offer_looks_contact" ON "offer_looks" USING btree ("tenant_id","contact_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_number" ON "offers" USING btree ("tenant_id","number");--> statement-breakpoint
CREATE INDEX "offers_there" ON "offers" USING btree ("tenant_id","state","changed_at") WHERE removed_at is null;--> statement-breakpoint
SELECT hilo_protect('offers', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
SELECT hilo_protect('offer_changes', 'SELECT, INSERT');--> statement-breakpoint
-- What somebody forgotten saw goes with them.
SELECT hilo_protect('offer_looks', 'SELECT, INSERT, UPDATE, DELETE');
