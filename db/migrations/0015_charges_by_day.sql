ALTER TABLE "charges" DROP CONSTRAINT "charges_pk";
--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_pk" PRIMARY KEY("tenant_id","day","number_id","category","kind","country","to_operator","shard");