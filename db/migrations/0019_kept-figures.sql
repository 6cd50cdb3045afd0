CREATE TABLE "closed_lot_months" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"month" date NOT NULL,
	"quarter" date NOT NULL,
	"tier_id" integer NOT NULL,
	"lot_issued" bigint NOT NULL,
	"lot_redeemed" bigint NOT NULL,
	"lot_expired" bigint NOT NULL,
	"lot_withdrawn" bigint NOT NULL,
	CONSTRAINT "closed_lot_months_programme_id_account_id_month_quarter_tier_id_pk" PRIMARY KEY("programme_id","account_id","month","quarter","tier_id")
);
--> statement-breakpoint
ALTER TABLE "closed_lot_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_ranks" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"month" date NOT NULL,
	"tier_id" integer NOT NULL,
	"is_member" smallint NOT NULL,
	"revenue_r12_cents" bigint NOT NULL,
	"fifth" smallint NOT NULL,
	"rfm" text,
	CONSTRAINT "closed_ranks_programme_id_month_account_id_pk" PRIMARY KEY("programme_id","month","account_id")
);
--> statement-breakpoint
ALTER TABLE "closed_ranks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_references" (
	"programme_id" integer NOT NULL,
	"reference" text NOT NULL,
	"month" date NOT NULL,
	"value" double precision NOT NULL,
	CONSTRAINT "closed_references_programme_id_reference_month_pk" PRIMARY KEY("programme_id","reference","month")
);
--> statement-breakpoint
ALTER TABLE "closed_references" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_reward_months" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"month" date NOT NULL,
	"reward_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"kind" text NOT NULL,
	"reward_orders" bigint NOT NULL,
	"reward_points" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	CONSTRAINT "closed_reward_months_programme_id_account_id_month_reward_id_pk" PRIMARY KEY("programme_id","account_id","month","reward_id")
);
--> statement-breakpoint
ALTER TABLE "closed_reward_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_cohort_regions" (
	"programme_id" integer NOT NULL,
	"enrolled_month" date NOT NULL,
	"month" date NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"enrolled" bigint NOT NULL,
	"bought" bigint NOT NULL,
	"bought_r12" bigint NOT NULL,
	"cohort_revenue_cents" bigint NOT NULL,
	CONSTRAINT "restated_cohort_regions_programme_id_enrolled_month_month_segment_region_pk" PRIMARY KEY("programme_id","enrolled_month","month","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_cohort_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_cohort_reps" (
	"programme_id" integer NOT NULL,
	"enrolled_month" date NOT NULL,
	"month" date NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"enrolled" bigint NOT NULL,
	"bought" bigint NOT NULL,
	"bought_r12" bigint NOT NULL,
	"cohort_revenue_cents" bigint NOT NULL,
	"rep_id" integer NOT NULL,
	CONSTRAINT "restated_cohort_reps_programme_id_enrolled_month_month_rep_id_segment_region_pk" PRIMARY KEY("programme_id","enrolled_month","month","rep_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_cohort_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_item_reps" (
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
	CONSTRAINT "restated_item_reps_programme_id_month_part_rep_id_reward_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","rep_id","reward_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_item_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_item_rewards" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"reward_id" integer NOT NULL,
	"reward_orders" bigint NOT NULL,
	"reward_points" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	CONSTRAINT "restated_item_rewards_programme_id_month_part_reward_id_pk" PRIMARY KEY("programme_id","month","part","reward_id")
);
--> statement-breakpoint
ALTER TABLE "restated_item_rewards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_lot_regions" (
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
	CONSTRAINT "restated_lot_regions_programme_id_quarter_month_tier_id_segment_region_pk" PRIMARY KEY("programme_id","quarter","month","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_lot_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_lot_reps" (
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
	"rep_id" integer NOT NULL,
	CONSTRAINT "restated_lot_reps_programme_id_quarter_month_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","quarter","month","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_lot_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_move_regions" (
	"programme_id" integer NOT NULL,
	"from_month" date NOT NULL,
	"from_part" smallint NOT NULL,
	"to_month" date NOT NULL,
	"to_part" smallint NOT NULL,
	"from_tier_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"moves" bigint NOT NULL,
	CONSTRAINT "restated_move_regions_programme_id_from_month_from_part_to_month_to_part_from_tier_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","from_tier_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_move_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_move_reps" (
	"programme_id" integer NOT NULL,
	"from_month" date NOT NULL,
	"from_part" smallint NOT NULL,
	"to_month" date NOT NULL,
	"to_part" smallint NOT NULL,
	"from_tier_id" integer NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"moves" bigint NOT NULL,
	"rep_id" integer NOT NULL,
	CONSTRAINT "restated_move_reps_programme_id_from_month_from_part_to_month_to_part_rep_id_from_tier_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","rep_id","from_tier_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_move_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_period_regions" (
	"programme_id" integer NOT NULL,
	"from_month" date NOT NULL,
	"from_part" smallint NOT NULL,
	"to_month" date NOT NULL,
	"to_part" smallint NOT NULL,
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
	CONSTRAINT "restated_period_regions_programme_id_from_month_from_part_to_month_to_part_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_period_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_period_reps" (
	"programme_id" integer NOT NULL,
	"from_month" date NOT NULL,
	"from_part" smallint NOT NULL,
	"to_month" date NOT NULL,
	"to_part" smallint NOT NULL,
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
	"rep_id" integer NOT NULL,
	CONSTRAINT "restated_period_reps_programme_id_from_month_from_part_to_month_to_part_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","from_month","from_part","to_month","to_part","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_period_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_rank_regions" (
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
	CONSTRAINT "restated_rank_regions_programme_id_month_part_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_rank_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_rank_reps" (
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
	"rep_id" integer NOT NULL,
	CONSTRAINT "restated_rank_reps_programme_id_month_part_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_rank_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_references" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"reference" text NOT NULL,
	"value" double precision,
	CONSTRAINT "restated_references_programme_id_reference_month_part_pk" PRIMARY KEY("programme_id","reference","month","part")
);
--> statement-breakpoint
ALTER TABLE "restated_references" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_reward_regions" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"kind" text NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"reward_orders" bigint NOT NULL,
	"reward_points" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	CONSTRAINT "restated_reward_regions_programme_id_month_part_kind_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","kind","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_reward_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_reward_reps" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"kind" text NOT NULL,
	"tier_id" integer NOT NULL,
	"segment" text NOT NULL,
	"region" text NOT NULL,
	"reward_orders" bigint NOT NULL,
	"reward_points" bigint NOT NULL,
	"reward_cost_cents" bigint NOT NULL,
	"rep_id" integer NOT NULL,
	CONSTRAINT "restated_reward_reps_programme_id_month_part_rep_id_kind_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","rep_id","kind","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_reward_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "closed_lot_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "written" ON "closed_ranks" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "written" ON "closed_references" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "written" ON "closed_reward_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "written" ON "restated_cohort_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_cohort_regions" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_cohort_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_cohort_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_cohort_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_item_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_item_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_item_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_item_rewards" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_item_rewards" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_lot_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_lot_regions" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_lot_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_lot_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_lot_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_move_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_move_regions" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_move_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_move_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_move_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_period_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_period_regions" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_period_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_period_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_period_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_rank_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_rank_regions" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_rank_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_rank_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_rank_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_references" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_programme" ON "restated_references" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_reward_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_reward_regions" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_reward_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_reward_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_reward_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
-- Months that are closed already keep what there is of them now; ranks, what their kept rows were ranked as.
ALTER TABLE "accounts" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_account_months" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_months" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "lot_months" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "programme_references" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "programmes" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "reward_months" NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO closed_reward_months (programme_id, account_id, month, reward_id, tier_id, kind, reward_orders, reward_points, reward_cost_cents)
SELECT programme_id, account_id, month, reward_id, tier_id, kind, reward_orders, reward_points, reward_cost_cents
FROM reward_months JOIN closed_months USING (programme_id, month) WHERE part = 0;
--> statement-breakpoint
INSERT INTO closed_lot_months (programme_id, account_id, month, quarter, tier_id, lot_issued, lot_redeemed, lot_expired, lot_withdrawn)
SELECT programme_id, account_id, month, quarter, tier_id, lot_issued, lot_redeemed, lot_expired, lot_withdrawn
FROM lot_months JOIN closed_months USING (programme_id, month);
--> statement-breakpoint
INSERT INTO closed_references (programme_id, reference, month, value)
SELECT programme_id, reference, month, value
FROM programme_references JOIN closed_months USING (programme_id, month)
WHERE part = 0 AND reference IN ('seasonal-share', 'best-recruitment', 'ultimate-redemption', 'cost-per-point');
--> statement-breakpoint
INSERT INTO closed_ranks (programme_id, account_id, month, tier_id, is_member, revenue_r12_cents, fifth, rfm)
SELECT programme_id, account_id, month, tier_id, is_member, revenue_r12_cents, fifth,
  CASE WHEN is_member = 1 THEN CASE
    WHEN r >= 4 AND f >= 4 AND m >= 4 THEN 'champions'
    WHEN r <= 2 AND (f >= 4 OR m >= 4) THEN 'at_risk'
    WHEN f >= 4 THEN 'loyal'
    WHEN m >= 4 THEN 'big_spenders'
    WHEN r >= 4 THEN 'promising'
    WHEN r <= 2 THEN 'dormant'
    WHEN r IS NOT NULL THEN 'regular'
    ELSE 'inactive'
  END END
FROM (
  SELECT s.*,
    ntile(5) OVER (PARTITION BY programme_id, month ORDER BY revenue_r12_cents DESC, place) AS fifth,
    CASE WHEN buys THEN ntile(5) OVER (PARTITION BY programme_id, month, buys ORDER BY last_order_on, place DESC) END AS r,
    CASE WHEN buys THEN ntile(5) OVER (PARTITION BY programme_id, month, buys ORDER BY orders_r12, place DESC) END AS f,
    CASE WHEN buys THEN ntile(5) OVER (PARTITION BY programme_id, month, buys ORDER BY revenue_r12_cents, place DESC) END AS m
  FROM (
    SELECT k.programme_id, k.account_id, k.month, CASE WHEN k.is_member = 1 THEN k.tier_id ELSE 0 END AS tier_id, k.is_member,
      k.revenue_r12_cents, k.orders_r12, k.last_order_on, k.is_member = 1 AND k.orders_r12 > 0 AS buys,
      row_number() OVER (PARTITION BY k.programme_id, k.month ORDER BY a.code COLLATE "C", k.account_id) AS place
    FROM closed_account_months k
    JOIN programmes p ON p.id = k.programme_id AND k.month - interval '11 months' >= p.data_from
    LEFT JOIN accounts a ON a.programme_id = k.programme_id AND a.id = k.account_id
    WHERE k.is_eligible = 1
  ) s
) ranked;
--> statement-breakpoint
ALTER TABLE "accounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_account_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "lot_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "programme_references" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "programmes" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "reward_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- What was corrected since is told of these too by the next refresh, which makes every rollup again.
TRUNCATE rollup_states;
--> statement-breakpoint
ALTER TABLE "closed_lot_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_ranks" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_references" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_reward_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_cohort_regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_cohort_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_item_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_item_rewards" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_lot_regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_lot_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_move_regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_move_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_period_regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_period_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_rank_regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_rank_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_references" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_reward_regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_reward_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON closed_lot_months, closed_ranks, closed_references, closed_reward_months, restated_cohort_regions, restated_cohort_reps, restated_item_reps, restated_item_rewards, restated_lot_regions, restated_lot_reps, restated_move_regions, restated_move_reps, restated_period_regions, restated_period_reps, restated_rank_regions, restated_rank_reps, restated_references, restated_reward_regions, restated_reward_reps TO writer;
--> statement-breakpoint
GRANT SELECT ON restated_cohort_regions, restated_lot_regions, restated_move_regions, restated_period_regions, restated_rank_regions, restated_reward_regions TO reader_wide, reader_totals;
--> statement-breakpoint
GRANT SELECT ON restated_cohort_reps, restated_item_reps, restated_lot_reps, restated_move_reps, restated_period_reps, restated_rank_reps, restated_reward_reps TO reader_rows, reader_wide;
--> statement-breakpoint
GRANT SELECT ON restated_item_rewards TO reader_wide;
--> statement-breakpoint
GRANT SELECT ON restated_references TO reader_rows, reader_wide, reader_totals;
