CREATE TABLE "changed_settings" (
	"programme_id" integer NOT NULL,
	"setting" text NOT NULL,
	"value" jsonb NOT NULL,
	"source_value" jsonb NOT NULL,
	CONSTRAINT "changed_settings_programme_id_setting_pk" PRIMARY KEY("programme_id","setting")
);
--> statement-breakpoint
ALTER TABLE "changed_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"programme_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	"address" text,
	"kind" text NOT NULL,
	"input" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"progress" jsonb,
	"outcome" jsonb,
	"problem" text,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "tasks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "changed_settings" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "administered" ON "changed_settings" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "written" ON "tasks" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "told" ON "tasks" AS PERMISSIVE FOR SELECT TO "administrator" USING (tasks.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "asked" ON "tasks" AS PERMISSIVE FOR INSERT TO "administrator" WITH CHECK (tasks.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin') and tasks.user_id = nullif(current_setting('app.user_id', true), '')::int);
--> statement-breakpoint
ALTER TABLE "tasks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "changed_settings" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON tasks, changed_settings TO writer;
--> statement-breakpoint
-- What is asked is written once; how it goes is the writer's to say.
GRANT SELECT, INSERT (programme_id, user_id, address, kind, input) ON tasks TO administrator;
--> statement-breakpoint
GRANT SELECT ON changed_settings TO administrator;
