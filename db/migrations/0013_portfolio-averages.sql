-- Every programme is rolled up again by its next refresh: its references say whom averages count.
TRUNCATE rollup_states, account_months, cube_segments, cube_regions, cube_reps, reward_months, reward_cube_segments,
  reward_cube_regions, reward_cube_reps, cost_months, rank_cube_regions, rank_cube_reps, period_cube_segments,
  period_cube_regions, period_cube_reps, move_cube_regions, move_cube_reps, point_lots, lot_months, lot_cube_regions,
  lot_cube_reps, cohort_cube_regions, item_cube_rewards, item_cube_reps, now_cube_regions, now_cube_reps,
  month_figures, account_year, account_now, programme_references;
