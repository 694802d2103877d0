CREATE INDEX "outside_events_system" ON "outside_events" USING btree ("tenant_id","system","at");
--> statement-breakpoint
-- Somebody who is forgotten: that they agreed stays in the record, in nobody's words.
GRANT UPDATE (evidence) ON consents TO hilo_app;
