CREATE TABLE "rejected_rows" (
	"programme_id" integer NOT NULL,
	"import_id" integer NOT NULL,
	"line" bigint NOT NULL,
	"cells" jsonb NOT NULL,
	CONSTRAINT "rejected_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
ALTER TABLE "rejected_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "upload_pieces" (
	"programme_id" integer NOT NULL,
	"upload_id" integer NOT NULL,
	"number" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "upload_pieces_upload_id_number_pk" PRIMARY KEY("upload_id","number")
);
--> statement-breakpoint
ALTER TABLE "upload_pieces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "uploads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"programme_id" integer NOT NULL,
	"user_id" integer NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"header" jsonb,
	"layout" jsonb,
	"mapping" jsonb,
	"import_id" integer
);
--> statement-breakpoint
ALTER TABLE "uploads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "rejected_rows" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "administered" ON "rejected_rows" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "written" ON "upload_pieces" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "administered" ON "upload_pieces" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));--> statement-breakpoint
CREATE POLICY "written" ON "uploads" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "administered" ON "uploads" AS PERMISSIVE FOR ALL TO "administrator" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')) WITH CHECK (programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin'));
--> statement-breakpoint
ALTER TABLE "uploads" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "upload_pieces" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "rejected_rows" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON uploads, upload_pieces, rejected_rows TO writer;
--> statement-breakpoint
-- Who sends a file gives up the one before; what is in it the writer alone reads, and says.
GRANT SELECT, INSERT (programme_id, user_id, name), UPDATE (bytes, layout) ON uploads TO administrator;
--> statement-breakpoint
GRANT SELECT (programme_id, upload_id, number), INSERT, DELETE ON upload_pieces TO administrator;
--> statement-breakpoint
GRANT SELECT ON rejected_rows TO administrator;
