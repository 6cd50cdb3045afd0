-- Every programme is rolled up again by its next refresh; columns that may not be null are added to empty tables.
TRUNCATE rollup_states, account_months, cube_segments, cube_regions, cube_reps, reward_months, reward_cube_regions,
  reward_cube_reps, cost_months, rank_cube_regions, rank_cube_reps, period_cube_regions, period_cube_reps,
  move_cube_regions, move_cube_reps, point_lots, lot_months, lot_cube_regions, lot_cube_reps, cohort_cube_regions,
  landing_cube_regions, landing_cube_reps, month_figures, account_year, account_now, programme_references;
--> statement-breakpoint
ALTER TABLE "move_cube_regions" DROP CONSTRAINT "move_cube_regions_programme_id_from_day_to_day_from_tier_id_tier_id_segment_region_pk";
--> statement-breakpoint
ALTER TABLE "move_cube_reps" DROP CONSTRAINT "move_cube_reps_programme_id_from_day_to_day_rep_id_from_tier_id_tier_id_segment_region_pk";
--> statement-breakpoint
ALTER TABLE "period_cube_regions" DROP CONSTRAINT "period_cube_regions_programme_id_from_day_to_day_tier_id_segment_region_pk";
--> statement-breakpoint
ALTER TABLE "period_cube_reps" DROP CONSTRAINT "period_cube_reps_programme_id_from_day_to_day_rep_id_tier_id_segment_region_pk";
--> statement-breakpoint
ALTER TABLE "account_months" ADD COLUMN "recency_from" smallint;
--> statement-breakpoint
ALTER TABLE "account_months" ADD COLUMN "member_since" date;
--> statement-breakpoint
ALTER TABLE "move_cube_regions" ADD COLUMN "from_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "move_cube_regions" ADD COLUMN "from_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "move_cube_regions" ADD COLUMN "to_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "move_cube_regions" ADD COLUMN "to_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "move_cube_reps" ADD COLUMN "from_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "move_cube_reps" ADD COLUMN "from_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "move_cube_reps" ADD COLUMN "to_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "move_cube_reps" ADD COLUMN "to_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_regions" ADD COLUMN "from_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_regions" ADD COLUMN "from_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_regions" ADD COLUMN "to_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_regions" ADD COLUMN "to_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_reps" ADD COLUMN "from_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_reps" ADD COLUMN "from_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_reps" ADD COLUMN "to_month" date NOT NULL;
--> statement-breakpoint
ALTER TABLE "period_cube_reps" ADD COLUMN "to_part" smallint NOT NULL;
--> statement-breakpoint
ALTER TABLE "account_months" DROP COLUMN "last_day";
--> statement-breakpoint
ALTER TABLE "account_months" DROP COLUMN "member_days_to_date";
--> statement-breakpoint
ALTER TABLE "move_cube_regions" DROP COLUMN "from_day";
--> statement-breakpoint
ALTER TABLE "move_cube_regions" DROP COLUMN "to_day";
--> statement-breakpoint
ALTER TABLE "move_cube_reps" DROP COLUMN "from_day";
--> statement-breakpoint
ALTER TABLE "move_cube_reps" DROP COLUMN "to_day";
--> statement-breakpoint
ALTER TABLE "period_cube_regions" DROP COLUMN "from_day";
--> statement-breakpoint
ALTER TABLE "period_cube_regions" DROP COLUMN "to_day";
--> statement-breakpoint
ALTER TABLE "period_cube_reps" DROP COLUMN "from_day";
--> statement-breakpoint
ALTER TABLE "period_cube_reps" DROP COLUMN "to_day";
--> statement-breakpoint
ALTER TABLE "move_cube_regions" ADD CONSTRAINT "move_cube_regions_programme_id_from_month_from_part_to_month_to_part_from_tier_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","from_tier_id","tier_id","segment","region");
--> statement-breakpoint
ALTER TABLE "move_cube_reps" ADD CONSTRAINT "move_cube_reps_programme_id_from_month_from_part_to_month_to_part_rep_id_from_tier_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","rep_id","from_tier_id","tier_id","segment","region");
--> statement-breakpoint
ALTER TABLE "period_cube_regions" ADD CONSTRAINT "period_cube_regions_programme_id_from_month_from_part_to_month_to_part_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","tier_id","segment","region");
--> statement-breakpoint
ALTER TABLE "period_cube_reps" ADD CONSTRAINT "period_cube_reps_programme_id_from_month_from_part_to_month_to_part_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","rep_id","tier_id","segment","region");
