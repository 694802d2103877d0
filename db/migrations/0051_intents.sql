CREATE TABLE "intent_examples" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"intent" text,
	"operator_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "intent_examples_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "thoughts" ADD COLUMN "intent_confidence" real;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "intent" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "intent_by" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "intent_changed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "intent_examples_turn" ON "intent_examples" USING btree ("tenant_id","turn_id");--> statement-breakpoint
CREATE INDEX "intent_examples_newest" ON "intent_examples" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "intent_examples_conversation" ON "intent_examples" USING btree ("tenant_id","conversation_id");
--> statement-breakpoint
SELECT hilo_protect('intent_examples', 'SELECT, INSERT, UPDATE');
