GRANT USAGE ON SCHEMA drizzle TO reader_auth;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO reader_auth;
