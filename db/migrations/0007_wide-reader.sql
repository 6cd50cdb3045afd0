-- Who reads the whole programme takes a role of their own, which names no rep: see db/schema/rls.ts.
GRANT SELECT ON programmes, programme_goals, tiers, rewards, campaigns, programme_references, accounts, reps,
  account_months, account_now, account_year, cost_months, month_figures, reward_months, point_lots, lot_months,
  cube_segments, cube_regions, cube_reps, reward_cube_segments, reward_cube_regions, reward_cube_reps, item_cube_rewards, item_cube_reps, rank_cube_regions,
  rank_cube_reps, period_cube_segments, period_cube_regions, period_cube_reps, move_cube_regions, move_cube_reps,
  lot_cube_regions, lot_cube_reps, cohort_cube_regions, landing_cube_regions, landing_cube_reps TO reader_wide;
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "accounts" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "account_months" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "account_now" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "account_year" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "item_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "landing_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "lot_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "lot_months" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "move_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "period_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "point_lots" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "rank_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "reward_cube_reps" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
CREATE POLICY "programme_wide" ON "reward_months" AS PERMISSIVE FOR SELECT TO "reader_wide" USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "in_programme" ON "campaigns" TO reader_rows,reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "programme_goals" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "in_programme" ON "programmes" TO reader_rows,reader_totals,reader_wide USING (id = nullif(current_setting('app.programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "in_programme" ON "rewards" TO reader_rows,reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "cohort_cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "cost_months" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "cube_segments" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "item_cube_rewards" TO reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "landing_cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "lot_cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "month_figures" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "move_cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "period_cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "period_cube_segments" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "in_programme" ON "programme_references" TO reader_rows,reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "rank_cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "reward_cube_regions" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "programme_wide" ON "reward_cube_segments" TO reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int);
--> statement-breakpoint
ALTER POLICY "in_programme" ON "tiers" TO reader_rows,reader_totals,reader_wide USING (programme_id = nullif(current_setting('app.programme_id', true), '')::int);
--> statement-breakpoint
-- Of these a portfolio's policies show nothing: a question that reaches them is an error, not a nought.
REVOKE SELECT ON cube_segments, cube_regions, reward_cube_segments, reward_cube_regions, item_cube_rewards,
  rank_cube_regions, period_cube_segments, period_cube_regions, move_cube_regions, lot_cube_regions,
  cohort_cube_regions, landing_cube_regions, month_figures FROM reader_rows;
