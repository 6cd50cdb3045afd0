CREATE TABLE "account_actions" (
	"programme_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "account_actions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	"author" text NOT NULL,
	"kind" text NOT NULL,
	"reasons" text[] NOT NULL,
	"until" date,
	"note" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_actions_programme_id_id_pk" PRIMARY KEY("programme_id","id")
);
--> statement-breakpoint
ALTER TABLE "account_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "account_actions_account" ON "account_actions" USING btree ("programme_id","account_id","id");--> statement-breakpoint
CREATE POLICY "written" ON "account_actions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_account" ON "account_actions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_wide" USING (nullif(current_setting('app.contacts', true), '')::int = 1 and account_actions.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = account_actions.programme_id and a.id = account_actions.account_id));--> statement-breakpoint
CREATE POLICY "recorded" ON "account_actions" AS PERMISSIVE FOR INSERT TO "reader_rows", "reader_wide" WITH CHECK (account_actions.user_id = nullif(current_setting('app.user_id', true), '')::int and nullif(current_setting('app.contacts', true), '')::int = 1 and account_actions.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = account_actions.programme_id and a.id = account_actions.account_id));
--> statement-breakpoint
ALTER TABLE "account_actions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON account_actions TO writer;
--> statement-breakpoint
-- Added to, never changed: what a reader recorded stays as it was.
GRANT SELECT, INSERT ON account_actions TO reader_rows, reader_wide;
