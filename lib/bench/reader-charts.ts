import type { Sql } from "postgres";
import type { Role } from "@/db/schema/user-programmes";
import { rightsOf } from "@/lib/access/rights";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { Day } from "@/lib/periods/calendar";
import type { IndicatorRequest } from "@/lib/report/check-request";
import { withReader } from "@/lib/report/open-reader";
import { answerRequest } from "@/lib/report/query-indicator";
import { settleAll } from "@/lib/report/settle-all";
import type { ViewRequest } from "@/lib/views/view-data";
import { type ChartId, chartIds, shownMonths } from "./live-queries";
import { programme, slug } from "./programme-settings";

/** What a page is opened with. */
export const pageRequest: ViewRequest = { period: "ytd", compare: "n-1", filters: {} };

/** Somebody of that role with the rights that it has by default. */
export const viewerOf = (database: Sql, role: Role, scope: Scope): Viewer => ({
  database,
  userId: 0,
  name: "Bench",
  email: "bench@example.com",
  role,
  programme: { id: programme, slug, name: "Bench" },
  scope,
  rights: rightsOf(role, []),
});

function requests(asOf: Day): Record<ChartId, IndicatorRequest> {
  const months = shownMonths(asOf);
  const period = `${months[0]?.slice(0, 7)}..${months.at(-1)?.slice(0, 7)}`;
  return {
    goals: { indicator: "goal-progress", period: "ytd" },
    members: { indicator: "members", period, by: ["month"] },
    "active-rate": { indicator: "active-rate", period, by: ["month"] },
    redemption: { indicator: "redemption-rate", definition: "lifetime", period, by: ["month"] },
    attainment: { indicator: "attainment-curve", period: "ytd", compare: "n-1" },
    generosity: { indicator: "generosity-consumed", period, by: ["month"] },
    "member-revenue": { indicator: "member-revenue", period, by: ["month"], compare: "n-1" },
    tiers: { indicator: "member-revenue", period: "ytd", by: ["tier"], compare: "n-1" },
  };
}

/** The eight charts through the reader, in one transaction as a page's; those that the viewer may ask. */
export function readCharts(viewer: Viewer, asOf: Day): Promise<Partial<Record<ChartId, IndicatorAnswer>>> {
  const wanted = requests(asOf);
  return withReader(viewer, async (reader) => {
    const asked = chartIds
      .filter((chart) => chart !== "goals" || viewer.rights.has("goal-progress"))
      .filter((chart) => chart !== "generosity" || viewer.rights.has("generosity-consumed"));
    const answers = await settleAll(asked.map((chart) => answerRequest(reader, wanted[chart])));
    return Object.fromEntries(asked.map((chart, index) => [chart, answers[index]]));
  });
}
