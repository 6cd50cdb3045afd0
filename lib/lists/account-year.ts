import { monthOf } from "@/lib/periods/calendar";
import { fiscalYearOf, fiscalYearStart } from "@/lib/periods/period";
import type { AccountSheet } from "./account-sheet";

/** An account's running fiscal year for its customer: nothing that is the rep's or the programme's own. */
export interface AccountYear
  extends Pick<AccountSheet, "programme" | "code" | "name" | "revenue" | "points" | "rewards" | "reach" | "months"> {
  fiscalYear: number;
  tier?: Omit<NonNullable<AccountSheet["tier"]>, "path">;
  objective?: Omit<NonNullable<AccountSheet["objective"]>, "landing" | "band">;
}

export function yearOfAccount(sheet: AccountSheet): AccountYear {
  const { programme, code, name, tier, objective, points, rewards, reach, months } = sheet;
  const fiscalYear = fiscalYearOf(programme.asOf, programme.fiscalStartMonth);
  const start = monthOf(fiscalYearStart(fiscalYear, programme.fiscalStartMonth)).slice(0, 7);
  const { landing: _, band: __, ...promised } = objective ?? {};
  return {
    programme: { ...programme, generosityBand: null, targetTierShares: {}, thresholds: {}, campaigns: [] },
    code,
    name,
    fiscalYear,
    ...(sheet.revenue && { revenue: sheet.revenue }),
    ...(tier && { tier: { code: tier.code, ...(tier.next && { next: tier.next }) } }),
    ...(objective && { objective: { ...promised, fiscalYear } }),
    ...(points && { points }),
    ...(rewards && { rewards: rewards.filter(({ month }) => month >= start) }),
    ...(reach && { reach }),
    ...(months && { months: months.filter(({ period }) => period >= start) }),
  };
}
