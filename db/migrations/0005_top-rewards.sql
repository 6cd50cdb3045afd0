-- Every programme is rolled up again by its next refresh; columns that may not be null are added to empty tables.
TRUNCATE rollup_states, account_months, cube_segments, cube_regions, cube_reps, reward_months, reward_cube_regions,
  reward_cube_reps, cost_months, rank_cube_regions, rank_cube_reps, period_cube_regions, period_cube_reps,
  move_cube_regions, move_cube_reps, point_lots, lot_months, lot_cube_regions, lot_cube_reps, cohort_cube_regions,
  landing_cube_regions, landing_cube_reps, month_figures, account_year, account_now, programme_references;
--> statement-breakpoint
CREATE TABLE "item_cube_reps" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"reward_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"reward_orders" bigint NOT NULL,
	"reward_points" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	CONSTRAINT "item_cube_reps_programme_id_month_part_rep_id_reward_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","rep_id","reward_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "item_cube_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "item_cube_rewards" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"reward_id" integer NOT NULL,
	"reward_orders" bigint NOT NULL,
	"reward_points" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	CONSTRAINT "item_cube_rewards_programme_id_month_part_reward_id_pk" PRIMARY KEY("programme_id","month","part","reward_id")
);
--> statement-breakpoint
ALTER TABLE "item_cube_rewards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "reward_months" DROP CONSTRAINT "reward_months_programme_id_account_id_month_part_kind_pk";--> statement-breakpoint
ALTER TABLE "reward_months" ADD COLUMN "reward_id" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "reward_months" ADD CONSTRAINT "reward_months_programme_id_account_id_month_part_reward_id_pk" PRIMARY KEY("programme_id","account_id","month","part","reward_id");--> statement-breakpoint
CREATE POLICY "written" ON "item_cube_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "item_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "item_cube_rewards" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "item_cube_rewards" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
ALTER TABLE "item_cube_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "item_cube_rewards" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON item_cube_reps, item_cube_rewards TO writer;
--> statement-breakpoint
GRANT SELECT ON item_cube_reps, item_cube_rewards TO reader_rows;
