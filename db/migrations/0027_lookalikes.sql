CREATE TABLE "lookalikes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"because" text NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"times_asked" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lookalikes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "lookalikes_pair" ON "lookalikes" USING btree ("tenant_id","contact_id","other_id");--> statement-breakpoint
CREATE INDEX "contacts_username" ON "contacts" USING btree ("tenant_id","username") WHERE username is not null;
--> statement-breakpoint
SELECT hilo_protect('lookalikes', 'SELECT, INSERT, UPDATE');
