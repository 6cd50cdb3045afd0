CREATE TABLE "cube_rep_totals" (
	"programme_id" integer NOT NULL,
	"month" date NOT NULL,
	"part" smallint NOT NULL,
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
	CONSTRAINT "cube_rep_totals_programme_id_month_part_rep_id_pk" PRIMARY KEY("programme_id","month","part","rep_id")
);
--> statement-breakpoint
ALTER TABLE "cube_rep_totals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "written" ON "cube_rep_totals" AS PERMISSIVE FOR ALL TO "writer" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "in_scope" ON "cube_rep_totals" AS PERMISSIVE FOR SELECT TO "reader_rows" USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int and rep_id = any (nullif(current_setting('app.rep_ids', true), '')::int[]));--> statement-breakpoint
CREATE POLICY "programme_wide" ON "cube_rep_totals" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER TABLE "cube_rep_totals" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON cube_rep_totals TO writer;
--> statement-breakpoint
GRANT SELECT ON cube_rep_totals TO reader_rows, reader_wide;
--> statement-breakpoint
-- What is there already is summed up: the owner reads and writes no programme's rows but here.
ALTER TABLE cube_reps NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE cube_rep_totals NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO cube_rep_totals (programme_id, month, part, rep_id,
  accounts, eligible_accounts, members, new_members, leavers, revenue_cents, member_revenue_cents,
  member_orders, member_margin_cents, member_orders_without_margin, active_members_r12, orders_of_members_r12,
  buying_members_r12, bought_before, bought_again, potential_cents, potential_revenue_cents, recency_0_30,
  recency_31_60, recency_61_90, recency_91_180, recency_181_365, recency_over_365, recency_never, points_issued,
  points_issued_purchase, points_issued_objective_bonus, points_issued_step, points_issued_operation,
  points_issued_engagement, points_issued_other, points_redeemed, points_expired, points_adjusted,
  points_outstanding, points_issued_to_date, points_redeemed_to_date, points_expired_to_date,
  points_expiring_30, points_expiring_90, points_expiring_180, redeeming_members_r12, reward_cost_cents, visits,
  visiting_members_r12, objectives, objectives_attained, objectives_at_110, objectives_at_125,
  objectives_at_150, objective_target_cents, objective_revenue_cents, objective_missing_cents)
SELECT programme_id, month, part, rep_id,
  total(accounts), total(eligible_accounts), total(members), total(new_members), total(leavers),
  total(revenue_cents), total(member_revenue_cents), total(member_orders), total(member_margin_cents),
  total(member_orders_without_margin), total(active_members_r12), total(orders_of_members_r12),
  total(buying_members_r12), total(bought_before), total(bought_again), total(potential_cents),
  total(potential_revenue_cents), total(recency_0_30), total(recency_31_60), total(recency_61_90),
  total(recency_91_180), total(recency_181_365), total(recency_over_365), total(recency_never),
  total(points_issued), total(points_issued_purchase), total(points_issued_objective_bonus),
  total(points_issued_step), total(points_issued_operation), total(points_issued_engagement),
  total(points_issued_other), total(points_redeemed), total(points_expired), total(points_adjusted),
  total(points_outstanding), total(points_issued_to_date), total(points_redeemed_to_date),
  total(points_expired_to_date), total(points_expiring_30), total(points_expiring_90),
  total(points_expiring_180), total(redeeming_members_r12), total(reward_cost_cents), total(visits),
  total(visiting_members_r12), total(objectives), total(objectives_attained), total(objectives_at_110),
  total(objectives_at_125), total(objectives_at_150), total(objective_target_cents),
  total(objective_revenue_cents), total(objective_missing_cents)
FROM cube_reps GROUP BY programme_id, month, part, rep_id ORDER BY programme_id, month, part, rep_id;
--> statement-breakpoint
ALTER TABLE cube_reps FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE cube_rep_totals FORCE ROW LEVEL SECURITY;
