CREATE TABLE "consents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"message_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"name_from" text NOT NULL,
	"name_key" text NOT NULL,
	"phone" text,
	"user_id" text,
	"username" text,
	"referral" jsonb,
	"stop_automation" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"responsible_id" uuid,
	"last_inbound_at" timestamp (3) with time zone,
	"last_outbound_at" timestamp (3) with time zone,
	"awaiting_since" timestamp (3) with time zone,
	"last_text" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversations_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "deals" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"value" bigint,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deals_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"shown" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "identities_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"meta_id" text NOT NULL,
	"mime" text,
	"filename" text,
	"sha256" text,
	"size" integer,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid,
	"operator_id" uuid,
	"direction" text NOT NULL,
	"author" text NOT NULL,
	"wamid" text,
	"type" text NOT NULL,
	"text" text NOT NULL,
	"content" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quoted_wamid" text,
	"group_id" text,
	"turn_id" uuid,
	"outbox_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"indexed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "messages_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "notes_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "stage_moves" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"from_stage_id" uuid,
	"to_stage_id" uuid NOT NULL,
	"by" text NOT NULL,
	"by_id" text,
	"because" text NOT NULL,
	"confidence" real,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stage_moves_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pipeline" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"meaning" text NOT NULL,
	"kind" text NOT NULL,
	"silence_hours" integer NOT NULL,
	"deal_count" integer DEFAULT 0 NOT NULL,
	"deal_value" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "stages_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid,
	"operator_id" uuid NOT NULL,
	"text" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tasks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "acts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"card_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"args" jsonb NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "acts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"actor" text NOT NULL,
	"operator_id" uuid,
	"action" text NOT NULL,
	"contact_id" uuid,
	"message_id" uuid,
	"detail" jsonb NOT NULL,
	"undo" jsonb,
	"undoes" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"contact_id" uuid,
	"conversation_id" uuid,
	"turn_id" uuid,
	"follow_up_id" uuid,
	"draft_id" uuid,
	"subject" jsonb NOT NULL,
	"state" text NOT NULL,
	"settled_as" text,
	"settled_by" uuid,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cards_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"turn_id" uuid,
	"follow_up_id" uuid,
	"text" text NOT NULL,
	"source" text NOT NULL,
	"from" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"deal_id" uuid NOT NULL,
	"stage_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"card_at" timestamp (3) with time zone NOT NULL,
	"card_by_machine" timestamp (3) with time zone,
	"silent_since" timestamp (3) with time zone NOT NULL,
	"settled_as" text,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "follow_ups_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "playbook" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"stage_id" uuid,
	"keywords" text[] DEFAULT '{}'::text[] NOT NULL,
	"text" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "playbook_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"waba_id" text NOT NULL,
	"meta_id" text,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"purpose" text,
	"components" jsonb NOT NULL,
	"reason" text,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "templates_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "thoughts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"turn_id" uuid,
	"follow_up_id" uuid,
	"conversation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"error_code" text,
	"stage_id" uuid,
	"intent" text,
	"confidence" real,
	"reason" text,
	"model" text,
	"input_tokens" integer,
	"output_tokens" integer,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until_machine" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "thoughts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"card_by_machine" timestamp (3) with time zone,
	"message_count" integer NOT NULL,
	"settled_as" text,
	"settled_by" uuid,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "turns_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"app" text NOT NULL,
	"body" "bytea",
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"received_machine" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_counts" (
	"state" text NOT NULL,
	"shard" integer NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "delivery_counts_state_shard_pk" PRIMARY KEY("state","shard")
);
--> statement-breakpoint
CREATE TABLE "item_counts" (
	"kind" text NOT NULL,
	"outcome" text NOT NULL,
	"shard" integer NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "item_counts_kind_outcome_shard_pk" PRIMARY KEY("kind","outcome","shard")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"tenant_id" uuid,
	"number_id" uuid,
	"kind" text NOT NULL,
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"lane" text NOT NULL,
	"raw" jsonb NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	"received_machine" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"key" text PRIMARY KEY NOT NULL,
	"arrival_machine_us" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"conversation_id" uuid,
	"operator_id" uuid,
	"message_id" uuid,
	"card_id" uuid,
	"about" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"pair" text NOT NULL,
	"address" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"quote" text,
	"category" text NOT NULL,
	"priority" integer NOT NULL,
	"state" text NOT NULL,
	"held_for" text,
	"held_until" timestamp (3) with time zone,
	"unless" jsonb,
	"because" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"next_try_machine" timestamp (3) with time zone NOT NULL,
	"lease_until_machine" timestamp (3) with time zone,
	"unsure_since" timestamp (3) with time zone,
	"wamid" text,
	"error_code" text,
	"graph_code" integer,
	"cancelled_because" text,
	"approved_by" uuid,
	"caused_by_wamid" text,
	"pricing" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	CONSTRAINT "outbox_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox_counts" (
	"state" text NOT NULL,
	"shard" integer NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "outbox_counts_state_shard_pk" PRIMARY KEY("state","shard")
);
--> statement-breakpoint
CREATE TABLE "outbox_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outbox_id" uuid,
	"wamid" text NOT NULL,
	"state" text NOT NULL,
	"errors" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "outbox_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_search" (
	"tenant_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL,
	"embedding" vector(256) NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_search_tenant_id_message_id_pk" PRIMARY KEY("tenant_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"waba_id" text NOT NULL,
	"phone_number_id" text NOT NULL,
	"phone" text NOT NULL,
	"app" text NOT NULL,
	"token_sealed" text NOT NULL,
	"rate_per_second" integer DEFAULT 80 NOT NULL,
	"stopped_because" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "numbers_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "operators" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"locale" text NOT NULL,
	"phone" text NOT NULL,
	"phone_key" text NOT NULL,
	"user_id" text,
	"identity_key_hash" text,
	"mode" text DEFAULT 'everything' NOT NULL,
	"on_duty" boolean DEFAULT true NOT NULL,
	"last_inbound_at" timestamp (3) with time zone,
	"woken_at" timestamp (3) with time zone,
	"asked" jsonb,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "operators_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"timezone" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"preset" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_tenant_id_stage_id_stages_tenant_id_id_fk" FOREIGN KEY ("tenant_id","stage_id") REFERENCES "public"."stages"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deals" ADD CONSTRAINT "deals_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_tenant_id_contact_id_contacts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contacts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_tenant_id_message_id_messages_tenant_id_id_fk" FOREIGN KEY ("tenant_id","message_id") REFERENCES "public"."messages"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_tenant_id_conversation_id_conversations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","conversation_id") REFERENCES "public"."conversations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acts" ADD CONSTRAINT "acts_tenant_id_card_id_cards_tenant_id_id_fk" FOREIGN KEY ("tenant_id","card_id") REFERENCES "public"."cards"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_tenant_id_conversation_id_conversations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","conversation_id") REFERENCES "public"."conversations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_tenant_id_conversation_id_conversations_tenant_id_id_fk" FOREIGN KEY ("tenant_id","conversation_id") REFERENCES "public"."conversations"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "numbers" ADD CONSTRAINT "numbers_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operators" ADD CONSTRAINT "operators_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_contact" ON "consents" USING btree ("tenant_id","contact_id","purpose","at");--> statement-breakpoint
CREATE INDEX "contacts_name" ON "contacts" USING btree ("tenant_id","name_key");--> statement-breakpoint
CREATE INDEX "contacts_name_trigram" ON "contacts" USING gin ("name_key" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_pair" ON "conversations" USING btree ("tenant_id","contact_id","number_id");--> statement-breakpoint
CREATE INDEX "conversations_awaiting" ON "conversations" USING btree ("tenant_id","awaiting_since") WHERE awaiting_since is not null;--> statement-breakpoint
CREATE INDEX "deals_contact" ON "deals" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "deals_stage" ON "deals" USING btree ("tenant_id","stage_id","entered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "identities_open" ON "identities" USING btree ("tenant_id","kind","value") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "identities_contact" ON "identities" USING btree ("tenant_id","contact_id");--> statement-breakpoint
CREATE INDEX "media_message" ON "media" USING btree ("tenant_id","message_id");--> statement-breakpoint
CREATE INDEX "media_waiting" ON "media" USING btree ("next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "messages_wamid" ON "messages" USING btree ("tenant_id","wamid");--> statement-breakpoint
CREATE INDEX "messages_conversation" ON "messages" USING btree ("tenant_id","conversation_id","at");--> statement-breakpoint
CREATE INDEX "messages_unindexed" ON "messages" USING btree ("tenant_id","id") WHERE not indexed;--> statement-breakpoint
CREATE INDEX "notes_contact" ON "notes" USING btree ("tenant_id","contact_id","at");--> statement-breakpoint
CREATE INDEX "stage_moves_deal" ON "stage_moves" USING btree ("tenant_id","deal_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "stages_name" ON "stages" USING btree ("tenant_id","pipeline","name_key");--> statement-breakpoint
CREATE INDEX "tasks_open" ON "tasks" USING btree ("tenant_id","due_at") WHERE done_at is null and removed_at is null;--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("due_at") WHERE reminded_at is null and done_at is null and removed_at is null;--> statement-breakpoint
CREATE INDEX "acts_card" ON "acts" USING btree ("tenant_id","card_id","position");--> statement-breakpoint
CREATE INDEX "audit_operator" ON "audit" USING btree ("tenant_id","operator_id","id");--> statement-breakpoint
CREATE INDEX "cards_live" ON "cards" USING btree ("tenant_id","operator_id","created_at") WHERE state = 'live';--> statement-breakpoint
CREATE INDEX "cards_conversation" ON "cards" USING btree ("tenant_id","conversation_id","created_at");--> statement-breakpoint
CREATE INDEX "drafts_turn" ON "drafts" USING btree ("tenant_id","turn_id");--> statement-breakpoint
CREATE INDEX "drafts_follow_up" ON "drafts" USING btree ("tenant_id","follow_up_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_ups_open" ON "follow_ups" USING btree ("tenant_id","conversation_id") WHERE state <> 'settled';--> statement-breakpoint
CREATE INDEX "follow_ups_due" ON "follow_ups" USING btree ("card_at") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "follow_ups_thinking" ON "follow_ups" USING btree ("card_by_machine") WHERE state = 'thinking';--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name" ON "templates" USING btree ("tenant_id","waba_id","name","language");--> statement-breakpoint
CREATE UNIQUE INDEX "thoughts_turn" ON "thoughts" USING btree ("tenant_id","turn_id");--> statement-breakpoint
CREATE INDEX "thoughts_waiting" ON "thoughts" USING btree ("lease_until_machine") WHERE state in ('waiting', 'asking');--> statement-breakpoint
CREATE UNIQUE INDEX "turns_open" ON "turns" USING btree ("tenant_id","conversation_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "turns_due" ON "turns" USING btree ("due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "turns_thinking" ON "turns" USING btree ("card_by_machine") WHERE state = 'thinking';--> statement-breakpoint
CREATE INDEX "turns_conversation" ON "turns" USING btree ("tenant_id","conversation_id","started_at");--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("received_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE UNIQUE INDEX "items_key" ON "items" USING btree ("scope","key");--> statement-breakpoint
CREATE INDEX "items_waiting" ON "items" USING btree ("lane","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "items_oldest" ON "items" USING btree ("received_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "items_due" ON "items" USING btree ("next_try_machine") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "outbox_queued" ON "outbox" USING btree ("pair","priority","id") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_try_machine") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "outbox_held" ON "outbox" USING btree ("held_until") WHERE state = 'held';--> statement-breakpoint
CREATE INDEX "outbox_unsure" ON "outbox" USING btree ("unsure_since") WHERE state = 'unsure';--> statement-breakpoint
CREATE INDEX "outbox_wamid" ON "outbox" USING btree ("tenant_id","wamid");--> statement-breakpoint
CREATE INDEX "outbox_conversation" ON "outbox" USING btree ("tenant_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "outbox_operator" ON "outbox" USING btree ("tenant_id","operator_id","id");--> statement-breakpoint
CREATE INDEX "outbox_events_wamid" ON "outbox_events" USING btree ("tenant_id","wamid");--> statement-breakpoint
CREATE INDEX "message_search_words" ON "message_search" USING gin ("words");--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_phone_number_id" ON "numbers" USING btree ("phone_number_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operators_phone" ON "operators" USING btree ("tenant_id","phone_key");