CREATE TABLE "source_totals" (
	"programme_id" integer NOT NULL,
	"ref" text NOT NULL,
	"month" date NOT NULL,
	"figure" text NOT NULL,
	"total" numeric NOT NULL,
	CONSTRAINT "source_totals_programme_id_ref_pk" PRIMARY KEY("programme_id","ref")
);
--> statement-breakpoint
ALTER TABLE "source_totals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "source_totals" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "administered" ON "source_totals" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));
--> statement-breakpoint
ALTER TABLE "source_totals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON source_totals TO writer;
--> statement-breakpoint
GRANT SELECT ON source_totals TO administrator;
