CREATE TABLE "page_passes" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"user_id" integer NOT NULL,
	"user_version" integer NOT NULL,
	"page" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "page_passes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "page" text;--> statement-breakpoint
CREATE POLICY "written" ON "page_passes" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "page_passes" AS PERMISSIVE FOR ALL TO "reader_auth" USING (true) WITH CHECK (true);
--> statement-breakpoint
ALTER TABLE "page_passes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON page_passes TO writer;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON page_passes TO reader_auth;
