import type { TransactionSql } from "postgres";
import { analyzeAllGrown } from "./analyze-grown";
import { computeFlows } from "./compute-flows";
import { computeLots } from "./compute-lots";
import { listMoments } from "./list-moments";
import { prepareScope } from "./prepare-scope";
import { writeAccountNow, writeAccountYears } from "./write-account-lists";
import { writeAccountMonths, writeRewardMonths } from "./write-account-months";
import { writeCosts } from "./write-costs";
import { writeCubes } from "./write-cubes";
import { writeFalling } from "./write-falling";
import { writeLanding } from "./write-landing";
import { writeLotMonths } from "./write-lot-months";
import { writeMonthFigures } from "./write-month-figures";
import { writeNowCubes } from "./write-now-cubes";
import { keepPeriods, writePeriodCubes } from "./write-period-cubes";
import { writeRanks } from "./write-ranks";
import { writeReferences } from "./write-references";
import { writeCorrected, writeRestated } from "./write-restated";

/**
 * Brings a programme's rollups up to its facts, in the caller's transaction (as writer): the accounts in
 * dirty_accounts from their month on, what the days that `as of` passed can change (past a month's end every account's
 * last month and cut rows), everything where a setting that shapes the rollups changed. Equal to a full rebuild, by test.
 */
export async function refreshRollups(
  tx: TransactionSql,
  programmeId: number,
  report: (step: string) => void = () => {},
): Promise<void> {
  // Compiling these statements takes longer than running them.
  await tx`set local jit = off`;
  // What a day touches is read by its keys, which are in memory by then; the default price of that is a disk's.
  await tx`set local random_page_cost = 1.1`;
  await lockProgramme(tx, programmeId);
  const scope = await prepareScope(tx, programmeId);
  if (scope.accounts > 0 || scope.asOfMoved) {
    report(`${scope.accounts} accounts to roll up${scope.asOfMoved ? ", as of moved" : ""}`);
    const periods = await keepPeriods(tx);
    await computeFlows(tx);
    report("points");
    await computeLots(tx);
    report("account months");
    await writeAccountMonths(tx);
    await writeRewardMonths(tx);
    await writeLotMonths(tx);
    report("cubes");
    await writeCubes(tx);
    report("periods");
    await writePeriodCubes(tx, periods);
    report("lists of accounts");
    await writeAccountYears(tx);
    await writeAccountNow(tx);
    report("references");
    await listMoments(tx);
    await writeReferences(tx);
    await writeLanding(tx);
    await writeFalling(tx);
    await writeNowCubes(tx);
    report("ranks and medians");
    await writeRanks(tx);
    await writeMonthFigures(tx);
    await writeRestated(tx);
  }
  await writeCosts(tx);
  await writeCorrected(tx);
  await analyzeAllGrown(tx, rollupTables);
  await tx`delete from dirty_accounts where programme_id = ${programmeId}`;
  await tx`
    insert into rollup_states (programme_id, as_of, data_from, fiscal_start_month, zone, objective_coefficient,
      falling_amount_cents)
    select programme_id, as_of, data_from, fiscal_start, zone, coefficient, falling_amount from ctx
    on conflict (programme_id) do update set as_of = excluded.as_of, data_from = excluded.data_from,
      fiscal_start_month = excluded.fiscal_start_month, zone = excluded.zone,
      objective_coefficient = excluded.objective_coefficient, falling_amount_cents = excluded.falling_amount_cents
    where (rollup_states.as_of, rollup_states.data_from, rollup_states.fiscal_start_month, rollup_states.zone)
        is distinct from (excluded.as_of, excluded.data_from, excluded.fiscal_start_month, excluded.zone)
      or rollup_states.objective_coefficient is distinct from excluded.objective_coefficient
      or rollup_states.falling_amount_cents <> excluded.falling_amount_cents`;
  await tx`
    update programmes p set eligible_flagged = c.flagged from ctx c
    where p.id = c.programme_id and p.eligible_flagged <> c.flagged`;
}

/** One refresh of a programme at a time; taken before anything is read or deleted. */
const lockProgramme = (tx: TransactionSql, programmeId: number) =>
  tx`select id from programmes where id = ${programmeId} for update`;

/** Tables that a refresh writes, for a rebuild and for tests that compare the two. */
export const rollupTables = [
  "account_months",
  "cube_segments",
  "cube_regions",
  "cube_rep_totals",
  "cube_reps",
  "reward_months",
  "reward_cube_segments",
  "reward_cube_regions",
  "reward_cube_reps",
  "item_cube_rewards",
  "item_cube_reps",
  "cost_months",
  "rank_cube_regions",
  "rank_cube_reps",
  "period_cube_segments",
  "period_cube_regions",
  "period_cube_reps",
  "move_cube_regions",
  "move_cube_reps",
  "point_lots",
  "lot_months",
  "lot_cube_regions",
  "lot_cube_reps",
  "cohort_cube_regions",
  "now_cube_regions",
  "now_cube_reps",
  "month_figures",
  "account_year",
  "account_now",
  "programme_references",
  "restated_accounts",
  "restated_reps",
  "restated_regions",
  "restated_costs",
  "restated_reward_reps",
  "restated_reward_regions",
  "restated_item_reps",
  "restated_item_rewards",
  "restated_lot_reps",
  "restated_lot_regions",
  "restated_cohort_reps",
  "restated_cohort_regions",
  "restated_period_reps",
  "restated_period_regions",
  "restated_move_reps",
  "restated_move_regions",
  "restated_rank_reps",
  "restated_rank_regions",
  "restated_references",
] as const;

/** Empties a programme's rollups and makes them again from the facts. */
export async function rebuildRollups(
  tx: TransactionSql,
  programmeId: number,
  report?: (step: string) => void,
): Promise<void> {
  await lockProgramme(tx, programmeId);
  for (const table of rollupTables) await tx`delete from ${tx(table)} where programme_id = ${programmeId}`;
  await tx`delete from rollup_states where programme_id = ${programmeId}`;
  await refreshRollups(tx, programmeId, report);
}
