CREATE TABLE "invitations" (
	"user_id" integer PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "users" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "page_passes" ADD COLUMN "preview" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "preview" jsonb;--> statement-breakpoint
CREATE POLICY "added_here" ON "audit_events" AS PERMISSIVE FOR INSERT TO "administrator" WITH CHECK (user_id = nullif(current_setting('app.user_id', true), '')::int and (programme_id is null or programme_id = nullif(current_setting('app.programme_id', true), '')::int));--> statement-breakpoint
CREATE POLICY "administered" ON "closed_months" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "administered" ON "import_rejects" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "administered" ON "imports" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "administered" ON "indicator_roles" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "administered" ON "programmes" AS PERMISSIVE FOR ALL TO "administrator" USING (id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "administered" ON "reps" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "forgiven" ON "sign_in_failures" AS PERMISSIVE FOR ALL TO "administrator" USING (exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "known" ON "user_programmes" AS PERMISSIVE FOR SELECT TO "administrator" USING (true);--> statement-breakpoint
CREATE POLICY "invited" ON "user_programmes" AS PERMISSIVE FOR INSERT TO "administrator" WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "changed" ON "user_programmes" AS PERMISSIVE FOR UPDATE TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "removed" ON "user_programmes" AS PERMISSIVE FOR DELETE TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "found" ON "users" AS PERMISSIVE FOR SELECT TO "administrator" USING (true);--> statement-breakpoint
CREATE POLICY "invited" ON "users" AS PERMISSIVE FOR INSERT TO "administrator" WITH CHECK (exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "administered" ON "users" AS PERMISSIVE FOR UPDATE TO "administrator" USING (exists (select from user_programmes m where m.user_id = users.id) and not exists (select from user_programmes m where m.user_id = users.id and not exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = m.programme_id and mine.role = 'admin')));--> statement-breakpoint
CREATE POLICY "written" ON "invitations" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "invitations" AS PERMISSIVE FOR ALL TO "reader_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "administered" ON "invitations" AS PERMISSIVE FOR ALL TO "administrator" USING (exists (select from user_programmes m where m.user_id = invitations.user_id) and not exists (select from user_programmes m where m.user_id = invitations.user_id and not exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = m.programme_id and mine.role = 'admin'))) WITH CHECK (exists (select from user_programmes m where m.user_id = invitations.user_id) and not exists (select from user_programmes m where m.user_id = invitations.user_id and not exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = m.programme_id and mine.role = 'admin')));
--> statement-breakpoint
ALTER TABLE "invitations" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON invitations TO writer;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO administrator;
--> statement-breakpoint
-- A link is taken, and the password that it sets is written, by who finds out who asks.
GRANT SELECT, DELETE ON invitations TO reader_auth;
--> statement-breakpoint
GRANT UPDATE (password_hash, session_version) ON users TO reader_auth;
--> statement-breakpoint
-- Of people everything but what their password is known by.
GRANT SELECT (id, email, name, disabled_at, session_version, created_at), INSERT (email, name),
  UPDATE (password_hash, session_version, disabled_at) ON users TO administrator;
--> statement-breakpoint
GRANT SELECT (user_id, expires_at), INSERT, DELETE ON invitations TO administrator;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON user_programmes, indicator_roles TO administrator;
--> statement-breakpoint
GRANT SELECT ON programmes TO administrator;
--> statement-breakpoint
GRANT SELECT ON reps, imports, import_rejects TO administrator;
--> statement-breakpoint
GRANT SELECT ON closed_months TO administrator;
--> statement-breakpoint
GRANT INSERT (kind, programme_id, user_id, actor, address, object, details) ON audit_events TO administrator;
--> statement-breakpoint
GRANT SELECT (key), DELETE ON sign_in_failures TO administrator;
