CREATE TABLE "rota" (
	"tenant_id" uuid NOT NULL,
	"operator_id" uuid NOT NULL,
	"turn" bigint NOT NULL,
	CONSTRAINT "rota_tenant_id_operator_id_pk" PRIMARY KEY("tenant_id","operator_id")
);
--> statement-breakpoint
ALTER TABLE "rota" ADD CONSTRAINT "rota_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
SELECT hilo_protect('rota', 'SELECT, INSERT, UPDATE');
