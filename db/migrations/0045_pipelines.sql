CREATE TABLE "pipelines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "pipelines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "pipelines_name" ON "pipelines" USING btree ("tenant_id","name_key") WHERE removed_at is null;--> statement-breakpoint
DROP INDEX "stages_name";--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "pipeline_id" uuid;--> statement-breakpoint

-- The stages there are make up every business's first pipeline. The owner, who may not enter hilo_backfill where another database of the server
-- made the roles, sees the rows for these two statements.
ALTER TABLE tenants NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE stages NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO pipelines (tenant_id, id, position, name, name_key)
  SELECT id, gen_random_uuid(), 0, name, lower(name)
    FROM (SELECT id, CASE locale WHEN 'es' THEN 'Ventas' WHEN 'pt' THEN 'Vendas' ELSE 'Sales' END AS name FROM tenants) AS t;--> statement-breakpoint
UPDATE stages SET pipeline_id = p.id FROM pipelines p WHERE p.tenant_id = stages.tenant_id;--> statement-breakpoint
ALTER TABLE tenants FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE stages FORCE ROW LEVEL SECURITY;--> statement-breakpoint

ALTER TABLE "stages" ALTER COLUMN "pipeline_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "stages" DROP COLUMN "pipeline";--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_tenant_id_pipeline_id_pipelines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","pipeline_id") REFERENCES "public"."pipelines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stages_name" ON "stages" USING btree ("tenant_id","pipeline_id","name_key") WHERE removed_at is null;--> statement-breakpoint
SELECT hilo_protect('pipelines', 'SELECT, INSERT, UPDATE');
