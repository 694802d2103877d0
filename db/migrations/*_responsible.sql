--> statement-breakpoint
GRANT SELECT (tenant_id, id, state, hand_on_at) ON cards TO hilo_system;
