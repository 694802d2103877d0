CREATE TABLE "console_letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"phone_number_id" text NOT NULL,
	"person" text NOT NULL,
	"key" text NOT NULL,
	"raw" jsonb NOT NULL,
	"reason" text,
	"received_machine" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "operators" ADD COLUMN "console_chosen_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "console_letters_key" ON "console_letters" USING btree ("phone_number_id","key");--> statement-breakpoint
CREATE INDEX "console_letters_person" ON "console_letters" USING btree ("phone_number_id","person","id");--> statement-breakpoint
CREATE INDEX "operators_key" ON "operators" USING btree ("phone_key") WHERE removed_at is null;--> statement-breakpoint

-- A letter belongs to no business yet, so only the machinery may see it.
ALTER TABLE console_letters ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE console_letters FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY system ON console_letters TO hilo_system USING (true) WITH CHECK (true);--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON console_letters TO hilo_system;--> statement-breakpoint

-- Whose a message to a console is that several businesses use: by who wrote it, by the button they tapped, by the message they quoted.
GRANT SELECT (phone_key, user_id, proposed, locked_at, last_inbound_at, console_chosen_at) ON operators TO hilo_system;--> statement-breakpoint
GRANT UPDATE (console_chosen_at) ON operators TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, phone_key, state, created_at) ON invitations TO hilo_system;--> statement-breakpoint
GRANT SELECT (tenant_id, id) ON acts TO hilo_system;--> statement-breakpoint
GRANT SELECT (wamid, operator_id, message_id) ON outbox TO hilo_system;
