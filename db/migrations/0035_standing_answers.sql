CREATE TABLE "standing_answers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"topics" text[] NOT NULL,
	"text" text NOT NULL,
	"operator_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"stopped_at" timestamp (3) with time zone,
	"used" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "standing_answers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE INDEX "standing_answers_open" ON "standing_answers" USING btree ("tenant_id","until") WHERE stopped_at is null;--> statement-breakpoint
SELECT hilo_protect('standing_answers', 'SELECT, INSERT, UPDATE');
