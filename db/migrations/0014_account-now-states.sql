-- Every programme is rolled up again by its next refresh: an account as it stands says what of its month is asked.
TRUNCATE rollup_states, account_months, cube_segments, cube_regions, cube_reps, reward_months, reward_cube_segments,
  reward_cube_regions, reward_cube_reps, cost_months, rank_cube_regions, rank_cube_reps, period_cube_segments,
  period_cube_regions, period_cube_reps, move_cube_regions, move_cube_reps, point_lots, lot_months, lot_cube_regions,
  lot_cube_reps, cohort_cube_regions, item_cube_rewards, item_cube_reps, now_cube_regions, now_cube_reps,
  month_figures, account_year, account_now, programme_references;
--> statement-breakpoint
ALTER TABLE "account_now" ALTER COLUMN "is_member" SET DATA TYPE smallint USING is_member::int;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "is_eligible" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "member_since" date;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "fiscal_revenue_cents" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "fiscal_revenue_previous_cents" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "objective_target_cents" bigint;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "member_orders_r12" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "points_redeemed_to_date" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "points_expiring_90" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "account_now" DROP COLUMN "revenue_ytd_cents";--> statement-breakpoint
ALTER TABLE "account_now" DROP COLUMN "revenue_ytd_previous_cents";