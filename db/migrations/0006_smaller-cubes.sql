-- Sum of bigint as bigint: sum() works in numeric, which costs more than all else in a cube of sixty measures. Null of
-- nothing; an error beyond bigint.
CREATE AGGREGATE total(bigint) (SFUNC = int8pl, STYPE = bigint, COMBINEFUNC = int8pl, PARALLEL = SAFE);
--> statement-breakpoint
-- Every programme is rolled up again by its next refresh; columns that may not be null are added to empty tables.
TRUNCATE rollup_states, account_months, cube_segments, cube_regions, cube_reps, reward_months, reward_cube_regions,
  reward_cube_reps, cost_months, rank_cube_regions, rank_cube_reps, period_cube_regions, period_cube_reps,
  move_cube_regions, move_cube_reps, point_lots, lot_months, lot_cube_regions, lot_cube_reps, cohort_cube_regions,
  item_cube_rewards, item_cube_reps, landing_cube_regions, landing_cube_reps, month_figures, account_year, account_now, programme_references;
--> statement-breakpoint
CREATE TABLE "period_cube_segments" (
	"programme_id" integer NOT NULL,
	"from_month" date NOT NULL,
	"from_part" smallint NOT NULL,
	"to_month" date NOT NULL,
	"to_part" smallint NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"same_members" bigint NOT NULL,
	"same_member_revenue_cents" bigint NOT NULL,
	"same_member_revenue_before_cents" bigint NOT NULL,
	"visitors" bigint NOT NULL,
	"catalogue_visitors" bigint NOT NULL,
	"visitors_who_ordered" bigint NOT NULL,
	"tier_upgraded" bigint NOT NULL,
	"tier_kept" bigint NOT NULL,
	"tier_downgraded" bigint NOT NULL,
	"tier_entered" bigint NOT NULL,
	"tier_left" bigint NOT NULL,
	CONSTRAINT "period_cube_segments_programme_id_from_month_from_part_to_month_to_part_tier_id_segment_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","tier_id","segment")
);
--> statement-breakpoint
ALTER TABLE "period_cube_segments" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE TABLE "reward_cube_segments" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"kind" text NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"reward_orders" bigint NOT NULL,
	"reward_points" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	CONSTRAINT "reward_cube_segments_programme_id_month_part_kind_tier_id_segment_pk" PRIMARY KEY("programme_id","month","part","kind","tier_id","segment")
);
--> statement-breakpoint
ALTER TABLE "reward_cube_segments" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "account_now" ADD COLUMN "order_gaps" smallint[] NOT NULL;
--> statement-breakpoint
CREATE INDEX "accounts_rep" ON "accounts" USING btree ("programme_id","rep_id");
--> statement-breakpoint
CREATE INDEX "account_now_rep" ON "account_now" USING btree ("programme_id","rep_id");
--> statement-breakpoint
CREATE POLICY "written" ON "period_cube_segments" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "period_cube_segments" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "written" ON "reward_cube_segments" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "reward_cube_segments" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER TABLE "period_cube_segments" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "reward_cube_segments" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON period_cube_segments, reward_cube_segments TO writer;
--> statement-breakpoint
GRANT SELECT ON period_cube_segments, reward_cube_segments TO reader_rows, reader_totals;
