import type { Sql } from "postgres";
import type { Role } from "@/db/schema/user-programmes";
import { rightsOf } from "@/lib/access/rights";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { IndicatorRequest } from "@/lib/report/check-request";
import { withReader } from "@/lib/report/open-reader";
import { answerRequest } from "@/lib/report/query-indicator";
import { settleAll } from "@/lib/report/settle-all";
import { viewerWith } from "@/lib/testing/viewers";
import type { ViewRequest } from "@/lib/views/view-data";
import { type ChartId, chartIds, shownMonths } from "./live-queries";
import { programme } from "./programme-settings";

/** What a page is opened with. */
export const pageRequest: ViewRequest = { period: "ytd", compare: "n-1", filters: {} };

/** Somebody of that role with the rights that it has by default. */
export const viewerOf = (database: Sql, role: Role, scope: Scope): Viewer => ({
  ...viewerWith(database, programme, role, scope),
  rights: rightsOf(role, []),
});

const period = `${shownMonths[0]?.slice(0, 7)}..${shownMonths.at(-1)?.slice(0, 7)}`;
const requests: Record<ChartId, IndicatorRequest & { indicator: IndicatorId }> = {
  goals: { indicator: "goal-progress", period: "ytd" },
  members: { indicator: "members", period, by: ["month"] },
  "active-rate": { indicator: "active-rate", period, by: ["month"] },
  redemption: { indicator: "redemption-rate", definition: "lifetime", period, by: ["month"] },
  attainment: { indicator: "attainment-curve", period: "ytd", compare: "n-1" },
  generosity: { indicator: "generosity-consumed", period, by: ["month"] },
  "member-revenue": { indicator: "member-revenue", period, by: ["month"], compare: "n-1" },
  tiers: { indicator: "member-revenue", period: "ytd", by: ["tier"], compare: "n-1" },
};

/** The eight charts through the reader, in one transaction as a page's; those that the viewer may ask. */
export function readCharts(viewer: Viewer): Promise<Partial<Record<ChartId, IndicatorAnswer>>> {
  return withReader(viewer, async (reader) => {
    const asked = chartIds.filter((chart) => viewer.rights.has(requests[chart].indicator));
    const answers = await settleAll(asked.map((chart) => answerRequest(reader, requests[chart])));
    return Object.fromEntries(asked.map((chart, index) => [chart, answers[index]]));
  });
}
