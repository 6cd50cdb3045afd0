DROP POLICY "written" ON "account_months" CASCADE;--> statement-breakpoint
DROP POLICY "in_scope" ON "account_months" CASCADE;--> statement-breakpoint
DROP TABLE "account_months" CASCADE;--> statement-breakpoint
DROP POLICY "written" ON "account_now" CASCADE;--> statement-breakpoint
DROP POLICY "in_scope" ON "account_now" CASCADE;--> statement-breakpoint
DROP TABLE "account_now" CASCADE;--> statement-breakpoint
DROP POLICY "written" ON "cube_regions" CASCADE;--> statement-breakpoint
DROP POLICY "programme_wide" ON "cube_regions" CASCADE;--> statement-breakpoint
DROP TABLE "cube_regions" CASCADE;--> statement-breakpoint
DROP POLICY "written" ON "cube_reps" CASCADE;--> statement-breakpoint
DROP POLICY "in_scope" ON "cube_reps" CASCADE;--> statement-breakpoint
DROP TABLE "cube_reps" CASCADE;--> statement-breakpoint
DROP POLICY "written" ON "cube_segments" CASCADE;--> statement-breakpoint
DROP POLICY "programme_wide" ON "cube_segments" CASCADE;--> statement-breakpoint
DROP TABLE "cube_segments" CASCADE;--> statement-breakpoint
DROP POLICY "written" ON "programme_references" CASCADE;--> statement-breakpoint
DROP POLICY "programme_wide" ON "programme_references" CASCADE;--> statement-breakpoint
DROP TABLE "programme_references" CASCADE;