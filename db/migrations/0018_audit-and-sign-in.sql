CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"programme_id" integer,
	"user_id" integer,
	"actor" text,
	"address" text,
	"object" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE POLICY "added" ON "audit_events" AS PERMISSIVE FOR INSERT TO "reader_auth", "writer" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "told" ON "audit_events" AS PERMISSIVE FOR SELECT TO "reader_auth", "writer" USING (true);
--> statement-breakpoint
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Added to and read, changed by nobody.
GRANT SELECT, INSERT ON audit_events TO writer;
--> statement-breakpoint
GRANT SELECT, INSERT (kind, programme_id, user_id, actor, address, object, details) ON audit_events TO reader_auth;
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_failures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "sign_in_failures" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "sign_in_failures" AS PERMISSIVE FOR ALL TO "reader_auth" USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "sign_in_failures" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON sign_in_failures TO writer;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failures TO reader_auth;
