CREATE TABLE "import_before" (
	"programme_id" integer NOT NULL,
	"import_id" integer NOT NULL,
	"feed" text NOT NULL,
	"key" text NOT NULL,
	"before" jsonb
);
--> statement-breakpoint
ALTER TABLE "import_before" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "before" text;--> statement-breakpoint
CREATE INDEX "import_before_import" ON "import_before" USING brin ("programme_id","import_id");--> statement-breakpoint
CREATE POLICY "written" ON "import_before" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "import_before" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON import_before TO writer;
