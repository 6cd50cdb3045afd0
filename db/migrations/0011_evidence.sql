CREATE TABLE "evidence" (
	"programme_id" integer PRIMARY KEY NOT NULL,
	"data_version" integer NOT NULL,
	"method" smallint NOT NULL,
	"found" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "evidence" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "evidence" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER TABLE "evidence" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON evidence TO writer;
--> statement-breakpoint
GRANT SELECT ON evidence TO reader_wide, reader_totals;
