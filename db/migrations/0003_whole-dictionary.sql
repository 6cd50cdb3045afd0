-- Every programme is rolled up again by its next refresh.
TRUNCATE rollup_states;
--> statement-breakpoint
CREATE TABLE "account_months" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"account_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"last_day" date NOT NULL,
	"last_order_on" date,
	"enrolled_month" date,
	"is_member" smallint NOT NULL,
	"is_eligible" smallint NOT NULL,
	"new_members" bigint NOT NULL,
	"leavers" bigint NOT NULL,
	"revenue_cents" bigint NOT NULL,
	"orders" bigint NOT NULL,
	"member_revenue_cents" bigint NOT NULL,
	"member_orders" bigint NOT NULL,
	"member_margin_cents" bigint NOT NULL,
	"member_orders_without_margin" bigint NOT NULL,
	"points_issued_purchase" bigint NOT NULL,
	"points_issued_objective_bonus" bigint NOT NULL,
	"points_issued_step" bigint NOT NULL,
	"points_issued_operation" bigint NOT NULL,
	"points_issued_engagement" bigint NOT NULL,
	"points_issued_other" bigint NOT NULL,
	"points_redeemed" bigint NOT NULL,
	"points_expired" bigint NOT NULL,
	"points_adjusted" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	"visits" bigint NOT NULL,
	"points_outstanding" bigint NOT NULL,
	"points_issued_to_date" bigint NOT NULL,
	"points_redeemed_to_date" bigint NOT NULL,
	"points_expired_to_date" bigint NOT NULL,
	"points_expiring_30" bigint NOT NULL,
	"points_expiring_90" bigint NOT NULL,
	"points_expiring_180" bigint NOT NULL,
	"orders_r12" bigint NOT NULL,
	"member_orders_r12" bigint NOT NULL,
	"member_orders_r12_before" bigint NOT NULL,
	"points_redeemed_r12" bigint NOT NULL,
	"revenue_r12_cents" bigint NOT NULL,
	"visits_r12" bigint NOT NULL,
	"fiscal_revenue_cents" bigint NOT NULL,
	"member_days_to_date" bigint NOT NULL,
	"member_revenue_to_date_cents" bigint NOT NULL,
	"visits_to_date" bigint NOT NULL,
	"catalogue_visits_to_date" bigint NOT NULL,
	"member_reward_orders_to_date" bigint NOT NULL,
	"objective_target_cents" bigint,
	"potential_cents" bigint,
	CONSTRAINT "account_months_programme_id_account_id_month_part_pk" PRIMARY KEY("programme_id","account_id","month","part")
);
--> statement-breakpoint
ALTER TABLE "account_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_now" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"is_member" boolean NOT NULL,
	"revenue_r12_cents" bigint NOT NULL,
	"revenue_ytd_cents" bigint NOT NULL,
	"revenue_ytd_previous_cents" bigint NOT NULL,
	"points_outstanding" bigint NOT NULL,
	"last_order_on" date,
	"usual_interval_days" double precision,
	"landing_band" text,
	"enrolled_on" date,
	"left_on" date,
	"first_redeemed_on" date,
	"spark_cents" bigint[] NOT NULL,
	CONSTRAINT "account_now_programme_id_account_id_pk" PRIMARY KEY("programme_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "account_now" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cohort_cube_regions" (
	"programme_id" integer NOT NULL,
	"enrolled_month" date NOT NULL,
	"month" date NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"enrolled" bigint NOT NULL,
	"bought" bigint NOT NULL,
	"bought_r12" bigint NOT NULL,
	"cohort_revenue_cents" bigint NOT NULL,
	CONSTRAINT "cohort_cube_regions_programme_id_enrolled_month_month_segment_region_pk" PRIMARY KEY("programme_id","enrolled_month","month","segment","region")
);
--> statement-breakpoint
ALTER TABLE "cohort_cube_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_months" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"running_cost_cents" bigint NOT NULL,
	CONSTRAINT "cost_months_programme_id_month_part_pk" PRIMARY KEY("programme_id","month","part")
);
--> statement-breakpoint
ALTER TABLE "cost_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cube_regions" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"accounts" bigint NOT NULL,
	"eligible_accounts" bigint NOT NULL,
	"members" bigint NOT NULL,
	"new_members" bigint NOT NULL,
	"leavers" bigint NOT NULL,
	"revenue_cents" bigint NOT NULL,
	"member_revenue_cents" bigint NOT NULL,
	"member_orders" bigint NOT NULL,
	"member_margin_cents" bigint NOT NULL,
	"member_orders_without_margin" bigint NOT NULL,
	"active_members_r12" bigint NOT NULL,
	"orders_of_members_r12" bigint NOT NULL,
	"buying_members_r12" bigint NOT NULL,
	"bought_before" bigint NOT NULL,
	"bought_again" bigint NOT NULL,
	"potential_cents" bigint NOT NULL,
	"potential_revenue_cents" bigint NOT NULL,
	"recency_0_30" bigint NOT NULL,
	"recency_31_60" bigint NOT NULL,
	"recency_61_90" bigint NOT NULL,
	"recency_91_180" bigint NOT NULL,
	"recency_181_365" bigint NOT NULL,
	"recency_over_365" bigint NOT NULL,
	"recency_never" bigint NOT NULL,
	"points_issued" bigint NOT NULL,
	"points_issued_purchase" bigint NOT NULL,
	"points_issued_objective_bonus" bigint NOT NULL,
	"points_issued_step" bigint NOT NULL,
	"points_issued_operation" bigint NOT NULL,
	"points_issued_engagement" bigint NOT NULL,
	"points_issued_other" bigint NOT NULL,
	"points_redeemed" bigint NOT NULL,
	"points_expired" bigint NOT NULL,
	"points_adjusted" bigint NOT NULL,
	"points_outstanding" bigint NOT NULL,
	"points_issued_to_date" bigint NOT NULL,
	"points_redeemed_to_date" bigint NOT NULL,
	"points_expired_to_date" bigint NOT NULL,
	"points_expiring_30" bigint NOT NULL,
	"points_expiring_90" bigint NOT NULL,
	"points_expiring_180" bigint NOT NULL,
	"redeeming_members_r12" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	"visits" bigint NOT NULL,
	"visiting_members_r12" bigint NOT NULL,
	"objectives" bigint NOT NULL,
	"objectives_attained" bigint NOT NULL,
	"objectives_at_110" bigint NOT NULL,
	"objectives_at_125" bigint NOT NULL,
	"objectives_at_150" bigint NOT NULL,
	"objective_target_cents" bigint NOT NULL,
	"objective_revenue_cents" bigint NOT NULL,
	"objective_missing_cents" bigint NOT NULL,
	CONSTRAINT "cube_regions_programme_id_month_part_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "cube_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cube_reps" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"accounts" bigint NOT NULL,
	"eligible_accounts" bigint NOT NULL,
	"members" bigint NOT NULL,
	"new_members" bigint NOT NULL,
	"leavers" bigint NOT NULL,
	"revenue_cents" bigint NOT NULL,
	"member_revenue_cents" bigint NOT NULL,
	"member_orders" bigint NOT NULL,
	"member_margin_cents" bigint NOT NULL,
	"member_orders_without_margin" bigint NOT NULL,
	"active_members_r12" bigint NOT NULL,
	"orders_of_members_r12" bigint NOT NULL,
	"buying_members_r12" bigint NOT NULL,
	"bought_before" bigint NOT NULL,
	"bought_again" bigint NOT NULL,
	"potential_cents" bigint NOT NULL,
	"potential_revenue_cents" bigint NOT NULL,
	"recency_0_30" bigint NOT NULL,
	"recency_31_60" bigint NOT NULL,
	"recency_61_90" bigint NOT NULL,
	"recency_91_180" bigint NOT NULL,
	"recency_181_365" bigint NOT NULL,
	"recency_over_365" bigint NOT NULL,
	"recency_never" bigint NOT NULL,
	"points_issued" bigint NOT NULL,
	"points_issued_purchase" bigint NOT NULL,
	"points_issued_objective_bonus" bigint NOT NULL,
	"points_issued_step" bigint NOT NULL,
	"points_issued_operation" bigint NOT NULL,
	"points_issued_engagement" bigint NOT NULL,
	"points_issued_other" bigint NOT NULL,
	"points_redeemed" bigint NOT NULL,
	"points_expired" bigint NOT NULL,
	"points_adjusted" bigint NOT NULL,
	"points_outstanding" bigint NOT NULL,
	"points_issued_to_date" bigint NOT NULL,
	"points_redeemed_to_date" bigint NOT NULL,
	"points_expired_to_date" bigint NOT NULL,
	"points_expiring_30" bigint NOT NULL,
	"points_expiring_90" bigint NOT NULL,
	"points_expiring_180" bigint NOT NULL,
	"redeeming_members_r12" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	"visits" bigint NOT NULL,
	"visiting_members_r12" bigint NOT NULL,
	"objectives" bigint NOT NULL,
	"objectives_attained" bigint NOT NULL,
	"objectives_at_110" bigint NOT NULL,
	"objectives_at_125" bigint NOT NULL,
	"objectives_at_150" bigint NOT NULL,
	"objective_target_cents" bigint NOT NULL,
	"objective_revenue_cents" bigint NOT NULL,
	"objective_missing_cents" bigint NOT NULL,
	CONSTRAINT "cube_reps_programme_id_month_part_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "cube_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cube_segments" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"accounts" bigint NOT NULL,
	"eligible_accounts" bigint NOT NULL,
	"members" bigint NOT NULL,
	"new_members" bigint NOT NULL,
	"leavers" bigint NOT NULL,
	"revenue_cents" bigint NOT NULL,
	"member_revenue_cents" bigint NOT NULL,
	"member_orders" bigint NOT NULL,
	"member_margin_cents" bigint NOT NULL,
	"member_orders_without_margin" bigint NOT NULL,
	"active_members_r12" bigint NOT NULL,
	"orders_of_members_r12" bigint NOT NULL,
	"buying_members_r12" bigint NOT NULL,
	"bought_before" bigint NOT NULL,
	"bought_again" bigint NOT NULL,
	"potential_cents" bigint NOT NULL,
	"potential_revenue_cents" bigint NOT NULL,
	"recency_0_30" bigint NOT NULL,
	"recency_31_60" bigint NOT NULL,
	"recency_61_90" bigint NOT NULL,
	"recency_91_180" bigint NOT NULL,
	"recency_181_365" bigint NOT NULL,
	"recency_over_365" bigint NOT NULL,
	"recency_never" bigint NOT NULL,
	"points_issued" bigint NOT NULL,
	"points_issued_purchase" bigint NOT NULL,
	"points_issued_objective_bonus" bigint NOT NULL,
	"points_issued_step" bigint NOT NULL,
	"points_issued_operation" bigint NOT NULL,
	"points_issued_engagement" bigint NOT NULL,
	"points_issued_other" bigint NOT NULL,
	"points_redeemed" bigint NOT NULL,
	"points_expired" bigint NOT NULL,
	"points_adjusted" bigint NOT NULL,
	"points_outstanding" bigint NOT NULL,
	"points_issued_to_date" bigint NOT NULL,
	"points_redeemed_to_date" bigint NOT NULL,
	"points_expired_to_date" bigint NOT NULL,
	"points_expiring_30" bigint NOT NULL,
	"points_expiring_90" bigint NOT NULL,
	"points_expiring_180" bigint NOT NULL,
	"redeeming_members_r12" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	"visits" bigint NOT NULL,
	"visiting_members_r12" bigint NOT NULL,
	"objectives" bigint NOT NULL,
	"objectives_attained" bigint NOT NULL,
	"objectives_at_110" bigint NOT NULL,
	"objectives_at_125" bigint NOT NULL,
	"objectives_at_150" bigint NOT NULL,
	"objective_target_cents" bigint NOT NULL,
	"objective_revenue_cents" bigint NOT NULL,
	"objective_missing_cents" bigint NOT NULL,
	CONSTRAINT "cube_segments_programme_id_month_part_tier_id_segment_pk" PRIMARY KEY("programme_id","month","part","tier_id","segment")
);
--> statement-breakpoint
ALTER TABLE "cube_segments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "landing_cube_regions" (
	"programme_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"landing_attained" bigint NOT NULL,
	"landing_on_track" bigint NOT NULL,
	"landing_within_reach" bigint NOT NULL,
	"landing_late" bigint NOT NULL,
	"landing_waiting" bigint NOT NULL,
	"landing_lost" bigint NOT NULL,
	CONSTRAINT "landing_cube_regions_programme_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "landing_cube_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "landing_cube_reps" (
	"programme_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"landing_attained" bigint NOT NULL,
	"landing_on_track" bigint NOT NULL,
	"landing_within_reach" bigint NOT NULL,
	"landing_late" bigint NOT NULL,
	"landing_waiting" bigint NOT NULL,
	"landing_lost" bigint NOT NULL,
	CONSTRAINT "landing_cube_reps_programme_id_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "landing_cube_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lot_cube_regions" (
	"programme_id" integer NOT NULL,
	"quarter" date NOT NULL,
	"month" date NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"lot_issued" bigint NOT NULL,
	"lot_redeemed" bigint NOT NULL,
	"lot_expired" bigint NOT NULL,
	"lot_withdrawn" bigint NOT NULL,
	CONSTRAINT "lot_cube_regions_programme_id_quarter_month_tier_id_segment_region_pk" PRIMARY KEY("programme_id","quarter","month","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "lot_cube_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lot_cube_reps" (
	"programme_id" integer NOT NULL,
	"quarter" date NOT NULL,
	"month" date NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"lot_issued" bigint NOT NULL,
	"lot_redeemed" bigint NOT NULL,
	"lot_expired" bigint NOT NULL,
	"lot_withdrawn" bigint NOT NULL,
	CONSTRAINT "lot_cube_reps_programme_id_quarter_month_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","quarter","month","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "lot_cube_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "lot_months" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"quarter" date NOT NULL,
	"month" date NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"lot_issued" bigint NOT NULL,
	"lot_redeemed" bigint NOT NULL,
	"lot_expired" bigint NOT NULL,
	"lot_withdrawn" bigint NOT NULL,
	CONSTRAINT "lot_months_programme_id_account_id_quarter_month_tier_id_pk" PRIMARY KEY("programme_id","account_id","quarter","month","tier_id")
);
--> statement-breakpoint
ALTER TABLE "lot_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "month_figures" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"figure" text NOT NULL,
	"dimension" text NOT NULL,
	"group_key" text NOT NULL,
	"value" double precision,
	"accounts" bigint NOT NULL,
	"events" bigint NOT NULL,
	CONSTRAINT "month_figures_programme_id_figure_month_part_dimension_group_key_pk" PRIMARY KEY("programme_id","figure","month","part","dimension","group_key")
);
--> statement-breakpoint
ALTER TABLE "month_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "move_cube_regions" (
	"programme_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"from_tier_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"moves" bigint NOT NULL,
	CONSTRAINT "move_cube_regions_programme_id_from_day_to_day_from_tier_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_day","to_day","from_tier_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "move_cube_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "move_cube_reps" (
	"programme_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"from_tier_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"moves" bigint NOT NULL,
	CONSTRAINT "move_cube_reps_programme_id_from_day_to_day_rep_id_from_tier_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_day","to_day","rep_id","from_tier_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "move_cube_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "period_cube_regions" (
	"programme_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
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
	CONSTRAINT "period_cube_regions_programme_id_from_day_to_day_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_day","to_day","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "period_cube_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "period_cube_reps" (
	"programme_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
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
	CONSTRAINT "period_cube_reps_programme_id_from_day_to_day_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_day","to_day","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "period_cube_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "point_lots" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"ref" text NOT NULL,
	"earned_on" date NOT NULL,
	"expires_on" date,
	"rep_id" integer NOT NULL,
	"issued" bigint NOT NULL,
	"redeemed" bigint NOT NULL,
	"expired" bigint NOT NULL,
	"withdrawn" bigint NOT NULL,
	"open" bigint NOT NULL,
	"changed_on" date[] NOT NULL,
	"open_after" bigint[] NOT NULL,
	CONSTRAINT "point_lots_programme_id_account_id_ref_pk" PRIMARY KEY("programme_id","account_id","ref")
);
--> statement-breakpoint
ALTER TABLE "point_lots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "programme_references" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"reference" text NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "programme_references_programme_id_reference_month_part_pk" PRIMARY KEY("programme_id","reference","month","part")
);
--> statement-breakpoint
ALTER TABLE "programme_references" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rank_cube_regions" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"members_fifth_1" bigint NOT NULL,
	"members_fifth_2" bigint NOT NULL,
	"members_fifth_3" bigint NOT NULL,
	"members_fifth_4" bigint NOT NULL,
	"members_fifth_5" bigint NOT NULL,
	"eligible_fifth_1" bigint NOT NULL,
	"eligible_fifth_2" bigint NOT NULL,
	"eligible_fifth_3" bigint NOT NULL,
	"eligible_fifth_4" bigint NOT NULL,
	"eligible_fifth_5" bigint NOT NULL,
	"rfm_champions" bigint NOT NULL,
	"rfm_at_risk" bigint NOT NULL,
	"rfm_loyal" bigint NOT NULL,
	"rfm_big_spenders" bigint NOT NULL,
	"rfm_promising" bigint NOT NULL,
	"rfm_dormant" bigint NOT NULL,
	"rfm_regular" bigint NOT NULL,
	"rfm_inactive" bigint NOT NULL,
	"rfm_champions_cents" bigint NOT NULL,
	"rfm_at_risk_cents" bigint NOT NULL,
	"rfm_loyal_cents" bigint NOT NULL,
	"rfm_big_spenders_cents" bigint NOT NULL,
	"rfm_promising_cents" bigint NOT NULL,
	"rfm_dormant_cents" bigint NOT NULL,
	"rfm_regular_cents" bigint NOT NULL,
	"rfm_inactive_cents" bigint NOT NULL,
	CONSTRAINT "rank_cube_regions_programme_id_month_part_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "rank_cube_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rank_cube_reps" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"rep_id" integer NOT NULL,
	"members_fifth_1" bigint NOT NULL,
	"members_fifth_2" bigint NOT NULL,
	"members_fifth_3" bigint NOT NULL,
	"members_fifth_4" bigint NOT NULL,
	"members_fifth_5" bigint NOT NULL,
	"eligible_fifth_1" bigint NOT NULL,
	"eligible_fifth_2" bigint NOT NULL,
	"eligible_fifth_3" bigint NOT NULL,
	"eligible_fifth_4" bigint NOT NULL,
	"eligible_fifth_5" bigint NOT NULL,
	"rfm_champions" bigint NOT NULL,
	"rfm_at_risk" bigint NOT NULL,
	"rfm_loyal" bigint NOT NULL,
	"rfm_big_spenders" bigint NOT NULL,
	"rfm_promising" bigint NOT NULL,
	"rfm_dormant" bigint NOT NULL,
	"rfm_regular" bigint NOT NULL,
	"rfm_inactive" bigint NOT NULL,
	"rfm_champions_cents" bigint NOT NULL,
	"rfm_at_risk_cents" bigint NOT NULL,
	"rfm_loyal_cents" bigint NOT NULL,
	"rfm_big_spenders_cents" bigint NOT NULL,
	"rfm_promising_cents" bigint NOT NULL,
	"rfm_dormant_cents" bigint NOT NULL,
	"rfm_regular_cents" bigint NOT NULL,
	"rfm_inactive_cents" bigint NOT NULL,
	CONSTRAINT "rank_cube_reps_programme_id_month_part_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "rank_cube_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "rollup_states" ADD COLUMN "zone" text NOT NULL;--> statement-breakpoint
CREATE POLICY "written" ON "account_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "account_months" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "account_now" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "account_now" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "cohort_cube_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "cohort_cube_regions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "cost_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "cost_months" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "cube_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "cube_regions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "cube_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "cube_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "cube_segments" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "cube_segments" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "landing_cube_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "landing_cube_regions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "landing_cube_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "landing_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "lot_cube_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "lot_cube_regions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "lot_cube_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "lot_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "lot_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "lot_months" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "month_figures" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "month_figures" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "move_cube_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "move_cube_regions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "move_cube_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "move_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "period_cube_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "period_cube_regions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "period_cube_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "period_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "point_lots" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "point_lots" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "written" ON "programme_references" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_programme" ON "programme_references" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "rank_cube_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "rank_cube_regions" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "rank_cube_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "rank_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
-- The new tables: row-level security binds their owner too; the writer writes all, readers read what their policies show.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO writer;
--> statement-breakpoint
GRANT SELECT ON programme_references, cube_segments, cube_regions, cost_months, rank_cube_regions, period_cube_regions,
  move_cube_regions, lot_cube_regions, cohort_cube_regions, landing_cube_regions, month_figures
  TO reader_rows, reader_totals;
--> statement-breakpoint
GRANT SELECT ON account_months, account_now, cube_reps, rank_cube_reps, period_cube_reps, move_cube_reps, point_lots,
  lot_months, lot_cube_reps, landing_cube_reps TO reader_rows;
--> statement-breakpoint
-- The median of a wait that some are still in (Kaplan-Meier): the first number of days by which half have had the event;
-- null while fewer have. `happened` says for each wait whether it ended in the event or is only known to last so long.
CREATE FUNCTION median_wait(days int[], happened boolean[]) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH waits AS (
    SELECT d AS day, count(*) FILTER (WHERE h) AS events, count(*) AS gone FROM unnest(days, happened) AS w (d, h) GROUP BY d
  ), risks AS (
    SELECT day, events, sum(gone) OVER (ORDER BY day DESC) AS waiting FROM waits
  ), left_over AS (
    SELECT day, sum(CASE WHEN events = waiting THEN -1e9 ELSE ln(1 - events::double precision / waiting::double precision) END)
      OVER (ORDER BY day) AS log_share
    FROM risks WHERE events > 0
  )
  SELECT min(day)::double precision FROM left_over WHERE log_share <= ln(0.5::double precision) + 1e-9
$$;
