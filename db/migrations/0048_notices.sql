CREATE TABLE "customer_acts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"slot_at" timestamp (3) with time zone,
	"score" integer,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_acts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"settled_as" text,
	"settled_at" timestamp (3) with time zone,
	"heard_starts_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notices_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "score" integer;--> statement-breakpoint
ALTER TABLE "customer_acts" ADD CONSTRAINT "customer_acts_tenant_id_record_id_records_tenant_id_id_fk" FOREIGN KEY ("tenant_id","record_id") REFERENCES "public"."records"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_tenant_id_record_id_records_tenant_id_id_fk" FOREIGN KEY ("tenant_id","record_id") REFERENCES "public"."records"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_acts_record" ON "customer_acts" USING btree ("tenant_id","record_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("tenant_id","record_id","kind","key");--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("due_at") WHERE state = 'waiting';--> statement-breakpoint

SELECT hilo_protect('notices', 'SELECT, INSERT, UPDATE');--> statement-breakpoint
GRANT SELECT (tenant_id, id, due_at, state) ON notices TO hilo_system;--> statement-breakpoint
SELECT hilo_protect('customer_acts', 'SELECT, INSERT, UPDATE');
