CREATE TABLE "closed_account_months" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"month" date NOT NULL,
	"tier_id" integer NOT NULL,
	"last_order_on" date,
	"recency_from" smallint,
	"member_since" date,
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
	"member_revenue_to_date_cents" bigint NOT NULL,
	"visits_to_date" bigint NOT NULL,
	"catalogue_visits_to_date" bigint NOT NULL,
	"member_reward_orders_to_date" bigint NOT NULL,
	"objective_target_cents" bigint,
	"potential_cents" bigint,
	CONSTRAINT "closed_account_months_programme_id_account_id_month_pk" PRIMARY KEY("programme_id","account_id","month")
);
--> statement-breakpoint
ALTER TABLE "closed_account_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "closed_months" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"running_cost_cents" bigint NOT NULL,
	CONSTRAINT "closed_months_programme_id_month_pk" PRIMARY KEY("programme_id","month")
);
--> statement-breakpoint
ALTER TABLE "closed_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "corrected_months" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"month" date NOT NULL,
	"late" integer NOT NULL,
	"cancelled" integer NOT NULL,
	"changed" integer NOT NULL,
	"removed" integer NOT NULL,
	CONSTRAINT "corrected_months_programme_id_account_id_month_pk" PRIMARY KEY("programme_id","account_id","month")
);
--> statement-breakpoint
ALTER TABLE "corrected_months" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_accounts" (
	"programme_id" integer NOT NULL,
	"account_id" integer NOT NULL,
	"month" date NOT NULL,
	CONSTRAINT "restated_accounts_programme_id_account_id_month_pk" PRIMARY KEY("programme_id","account_id","month")
);
--> statement-breakpoint
ALTER TABLE "restated_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_costs" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
	"running_cost_cents" bigint NOT NULL,
	CONSTRAINT "restated_costs_programme_id_month_part_pk" PRIMARY KEY("programme_id","month","part")
);
--> statement-breakpoint
ALTER TABLE "restated_costs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_regions" (
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
	"late" bigint NOT NULL,
	"cancelled" bigint NOT NULL,
	"changed" bigint NOT NULL,
	"removed" bigint NOT NULL,
	CONSTRAINT "restated_regions_programme_id_month_part_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_regions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "restated_reps" (
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
	"late" bigint NOT NULL,
	"cancelled" bigint NOT NULL,
	"changed" bigint NOT NULL,
	"removed" bigint NOT NULL,
	"rep_id" integer NOT NULL,
	CONSTRAINT "restated_reps_programme_id_month_part_rep_id_tier_id_segment_region_pk" PRIMARY KEY("programme_id","month","part","rep_id","tier_id","segment","region")
);
--> statement-breakpoint
ALTER TABLE "restated_reps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "closed_account_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "written" ON "closed_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_programme" ON "closed_months" AS PERMISSIVE FOR SELECT TO "reader_rows", "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "corrected_months" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "written" ON "restated_accounts" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "written" ON "restated_costs" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_costs" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_regions" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_regions" AS PERMISSIVE FOR SELECT TO "reader_totals", "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);--> statement-breakpoint
CREATE POLICY "written" ON "restated_reps" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "restated_reps" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "restated_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER TABLE "closed_account_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "closed_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "corrected_months" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_accounts" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_costs" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_regions" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "restated_reps" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON closed_account_months, closed_months, corrected_months, restated_accounts,
  restated_costs, restated_regions, restated_reps TO writer;
--> statement-breakpoint
GRANT SELECT (programme_id, month, closed_at) ON closed_months TO reader_rows, reader_wide, reader_totals;
--> statement-breakpoint
GRANT SELECT ON restated_regions, restated_costs TO reader_wide, reader_totals;
--> statement-breakpoint
GRANT SELECT ON restated_reps TO reader_rows, reader_wide;
