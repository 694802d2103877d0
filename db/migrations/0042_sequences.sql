ALTER TABLE "stages" ADD COLUMN "sequence" jsonb DEFAULT '{"on": true, "steps": []}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "step" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "last_step_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "not_before" timestamp (3) with time zone;--> statement-breakpoint

-- What was proposed so far is proposed on: each text of a stage in its turn, each after the stage's silence. The owner, who may not enter
-- hilo_backfill where another database of the server made the roles, sees the rows for these two statements.
ALTER TABLE stages NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE playbook NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE undos NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE stages SET sequence = jsonb_build_object('on', true, 'steps', (
    SELECT jsonb_agg(jsonb_build_object('afterHours', n * silence_hours) ORDER BY n)
      FROM generate_series(1, greatest(1, least(6, (SELECT count(*)::int FROM playbook p
        WHERE p.tenant_id = stages.tenant_id AND p.stage_id = stages.id AND p.kind = 'follow-up')))) AS n))
  WHERE kind = 'open';--> statement-breakpoint
-- The undo of a column that is no longer there.
DELETE FROM undos WHERE undo @? '$.effects[*] ? (@.do == "change-stage" && exists(@.change.silenceHours))';--> statement-breakpoint
ALTER TABLE stages FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE playbook FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE undos FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "stages" DROP COLUMN "silence_hours";
