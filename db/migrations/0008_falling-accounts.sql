-- Every programme is rolled up again by its next refresh; columns that may not be null are added to empty tables.
TRUNCATE rollup_states, account_months, cube_segments, cube_regions, cube_reps, reward_months, reward_cube_segments,
  reward_cube_regions, reward_cube_reps, cost_months, rank_cube_regions, rank_cube_reps, period_cube_segments,
  period_cube_regions, period_cube_reps, move_cube_regions, move_cube_reps, point_lots, lot_months, lot_cube_regions,
  lot_cube_reps, cohort_cube_regions, item_cube_rewards, item_cube_reps, landing_cube_regions, landing_cube_reps,
  month_figures, account_year, account_now, programme_references;
--> statement-breakpoint
-- Renamed, they keep their policies and grants.
ALTER TABLE "landing_cube_regions" RENAME TO "now_cube_regions";--> statement-breakpoint
ALTER TABLE "landing_cube_reps" RENAME TO "now_cube_reps";--> statement-breakpoint
ALTER TABLE "now_cube_regions" DROP CONSTRAINT "landing_cube_regions_programme_id_tier_id_segment_region_pk";--> statement-breakpoint
ALTER TABLE "now_cube_reps" DROP CONSTRAINT "landing_cube_reps_programme_id_rep_id_tier_id_segment_region_pk";--> statement-breakpoint
ALTER TABLE "now_cube_regions" ADD CONSTRAINT "now_cube_regions_programme_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","tier_id","segment","region");--> statement-breakpoint
ALTER TABLE "now_cube_reps" ADD CONSTRAINT "now_cube_reps_programme_id_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","rep_id","tier_id","segment","region");--> statement-breakpoint
ALTER TABLE "programmes" ADD COLUMN "falling_amount_cents" bigint DEFAULT 50000 NOT NULL;--> statement-breakpoint
ALTER TABLE "rollup_states" ADD COLUMN "falling_amount_cents" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "revenue_3m_cents" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "revenue_3m_previous_cents" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "orders_3m" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "orders_3m_previous" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "falling_cents" bigint;--> statement-breakpoint
ALTER TABLE "now_cube_regions" ADD COLUMN "compared_accounts" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "now_cube_regions" ADD COLUMN "falling_accounts" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "now_cube_reps" ADD COLUMN "compared_accounts" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "now_cube_reps" ADD COLUMN "falling_accounts" bigint NOT NULL;
