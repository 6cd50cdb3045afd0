import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Day } from "@/lib/periods/calendar";
import type { Settings } from "@/lib/views/administration";
import { withAdministration } from "./administration";
import { recordedSource } from "./recorded-source";

/** The programme's settings, and up to which month it is closed. Null for who is no admin. */
export const readSettings = (viewer: Viewer): Promise<Settings | null> =>
  withAdministration(viewer, async (tx) => {
    const { id } = viewer.programme;
    const [programme] = await tx<Settings["programme"][]>`
      select name, currency, zone, fiscal_start_month as "fiscalStartMonth", started_on as "startedOn",
        data_from as "dataFrom", as_of as "asOf", features, point_value::float8 as "pointValue",
        objective_coefficient::float8 as "objectiveCoefficient", generosity_band::float8[] as "generosityBand",
        target_tier_shares as "targetTierShares", budget_cents as "budgetCents",
        falling_amount_cents as "fallingAmountCents"
      from programmes where id = ${id}`;
    if (!programme) throw new Error("the programme is not readable");
    const [last] = await tx<{ month: Day }[]>`
      select month from closed_months where programme_id = ${id} order by month desc limit 1`;
    return { programme, source: await recordedSource(tx, id), closedUntil: last?.month ?? null };
  });
