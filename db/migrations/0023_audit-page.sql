DROP INDEX "audit_events_at";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "person_programmes" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "vouched_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "can_sign_in" boolean GENERATED ALWAYS AS (disabled_at is null and (password_hash is not null or vouched_at is not null)) STORED;--> statement-breakpoint
CREATE INDEX "sign_in_failures_since" ON "sign_in_failures" USING btree ("since");--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at","id");--> statement-breakpoint
CREATE POLICY "told_here" ON "audit_events" AS PERMISSIVE FOR SELECT TO "administrator" USING ((programme_id = nullif(current_setting('app.programme_id', true), '')::int or nullif(current_setting('app.programme_id', true), '')::int = any (person_programmes)) and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));
--> statement-breakpoint
-- What was told before is told as it was until now: to the programmes that a person is in today.
ALTER TABLE "users" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "user_programmes" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "audit_events" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE audit_events e SET person_programmes = array(
  SELECT DISTINCT m.programme_id FROM user_programmes m JOIN users u ON u.id = m.user_id
  WHERE u.id = e.user_id OR u.email = e.object
  ORDER BY 1)
WHERE programme_id IS NULL;
--> statement-breakpoint
UPDATE users u SET vouched_at = s.at
FROM (
  SELECT user_id, max(at) AS at FROM audit_events WHERE kind = 'sign-in' AND details->>'by' = 'oidc' GROUP BY user_id
) s
WHERE s.user_id = u.id;
--> statement-breakpoint
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "user_programmes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "audit_events" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON audit_events TO administrator;
--> statement-breakpoint
GRANT INSERT (person_programmes) ON audit_events TO reader_auth, administrator;
--> statement-breakpoint
GRANT UPDATE (vouched_at) ON users TO reader_auth;
--> statement-breakpoint
GRANT SELECT (can_sign_in) ON users TO administrator;
