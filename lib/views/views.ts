import type { Feature } from "@/db/schema/programmes";
import type { Role } from "@/db/schema/user-programmes";
import type { IndicatorId } from "@/lib/indicators/registry";
import type { ListId } from "@/lib/lists/lists";
import type { AskId } from "./asks";

/** A page as data: which indicators, in which order. What a viewer may not see is left out by the reader. */
interface ViewBase {
  roles: readonly Role[];
  /** What a programme must run on to have the page. */
  needs: readonly Feature[];
  /** The figures of the first screen, six at most, each with its spark. */
  headline: readonly IndicatorId[];
  /** The figures that have a chart by month. */
  charted: readonly IndicatorId[];
  /** Other figures of one number that it shows or that its sentences stand on. */
  figures: "all" | readonly IndicatorId[];
  asks: readonly AskId[];
  /** Figures beside the same of other years: of the page's period, each year to the same day, or of the programme's age. */
  yearly?: { of: "period" | "age"; figures: readonly IndicatorId[] };
  /** Whether its charts by month may begin at the launch, by the programme's age. */
  byAge?: true;
  /** Whether it is of all that the data knows: no period to choose, nothing to compare it with. */
  timeless?: true;
  /** Accounts to act on that it counts, where the viewer may see accounts. */
  lists: readonly ListId[];
  /** How many of the calls to make it shows, and of the accounts of lists. */
  calls?: number;
  shown?: Readonly<Partial<Record<ListId, number>>>;
}

const steering = ["marketing", "analyst", "admin"] as const;
const tiers = ["tier-members", "tier-revenue", "tier-growth"] as const;

/** Every page by its id, in the order of the navigation. */
const all = {
  marketing: {
    roles: steering,
    needs: [],
    headline: [
      "members",
      "same-member-revenue-growth",
      "active-rate",
      "redemption-rate",
      "objective-attainment",
      "generosity-consumed",
    ],
    charted: ["member-revenue", "generosity-consumed", "margin-after-rewards"],
    figures: [
      "revenue",
      "member-revenue-growth",
      "member-revenue-share",
      "penetration",
      "best-customer-share",
      "recruitment-pace",
      "tier-balance",
      "time-to-first-reward",
      "falling-accounts",
    ],
    asks: [
      "goals",
      "curve",
      ...tiers,
      "landing-bands",
      "rfm-members",
      "rfm-revenue",
      "best-customer-ceiling",
      "redeemed-members",
      "member-funnel",
      "reward-mix",
    ],
    lists: ["within-reach", "bonus-step", "could-redeem", "eligible-non-members", "falling"],
  },
  growth: {
    roles: steering,
    needs: [],
    headline: [
      "member-revenue",
      "same-member-revenue-growth",
      "member-revenue-share",
      "orders",
      "average-order",
      "retention-rate",
    ],
    charted: ["member-revenue", "member-revenue-share", "average-order", "retention-rate"],
    figures: ["revenue", "member-revenue-growth"],
    asks: ["revenue-by-segment", "revenue-by-region", "cohort-years"],
    lists: [],
  },
  adoption: {
    roles: steering,
    needs: [],
    headline: ["members", "new-members", "leavers", "membership-growth", "penetration", "recruitment-pace"],
    charted: ["members", "new-members", "leavers", "penetration", "recruitment-pace"],
    figures: ["net-growth", "best-customer-share"],
    asks: ["penetration-by-segment", "penetration-by-fifth", "best-customer-ceiling"],
    lists: ["eligible-non-members"],
    byAge: true,
  },
  tiers: {
    roles: steering,
    needs: ["tiers"],
    headline: ["members", "tier-balance", "member-revenue", "member-revenue-growth"],
    charted: [],
    figures: [],
    asks: [...tiers, "tier-cost", "tier-history", "tier-moves", "tier-matrix"],
    lists: ["near-upper-tier", "near-lower-tier"],
  },
  points: {
    roles: steering,
    needs: ["points"],
    headline: [
      "points-issued",
      "points-redeemed",
      "redemption-rate",
      "points-outstanding",
      "points-liability",
      "cost-per-point",
    ],
    charted: ["points-issued", "points-redeemed", "cost-per-point", "redemption-rate"],
    figures: ["breakage", "time-to-first-reward", "reward-orders"],
    asks: [
      "points-roll-forward",
      "redeemed-lifetime",
      "redeemed-period",
      "redeemed-cohort",
      "redeemed-members",
      "redeemed-lifetime-months",
      "redeemed-period-months",
      "redeemed-cohort-quarters",
      "redeemed-members-months",
      "points-cohorts",
      "points-expiring",
      "issued-by-mechanic",
      "reward-mix",
      "top-rewards",
    ],
    lists: ["could-redeem", "expiring"],
  },
  space: {
    roles: steering,
    needs: ["visits"],
    headline: ["visits", "visiting-rate"],
    charted: ["visits", "visiting-rate"],
    figures: ["members"],
    asks: ["visit-funnel", "visiting-by-tier"],
    lists: [],
  },
  objectives: {
    roles: steering,
    needs: ["objectives"],
    headline: ["objective-attainment", "attainment-amount", "projected-landing", "missing-to-objective"],
    charted: [],
    figures: [],
    asks: [
      "curve",
      "landing-bands",
      "beyond-objective",
      "attainment-by-tier",
      "attainment-by-segment",
      "attainment-by-region",
      "attainment-by-rep",
    ],
    lists: ["within-reach", "bonus-step"],
  },
  generosity: {
    roles: steering,
    needs: ["rewards"],
    headline: [
      "generosity-granted",
      "generosity-consumed",
      "margin-after-rewards",
      "margin-after-programme",
      "programme-cost",
      "cost-per-active-member",
    ],
    charted: ["generosity-granted", "generosity-consumed", "margin-after-rewards"],
    figures: ["member-revenue", "member-revenue-growth"],
    asks: ["map-segment", "map-tier", "map-region", "budget-use"],
    lists: [],
  },
  customers: {
    roles: steering,
    needs: [],
    headline: ["active-rate", "purchase-frequency", "recency", "average-order", "retention-rate", "potential-reached"],
    charted: ["active-rate", "purchase-frequency"],
    figures: ["members", "member-revenue"],
    asks: ["rfm-members", "rfm-revenue", "recency-bands", "segment-profile", "cohort-buyers", "cohort-revenue"],
    lists: ["falling"],
  },
  sales: {
    roles: ["sales"],
    needs: [],
    headline: ["revenue"],
    charted: [],
    figures: "all",
    asks: ["landing-bands"],
    lists: ["within-reach"],
    calls: 5,
    shown: { "eligible-non-members": 3, portfolio: 10 },
  },
  executive: {
    roles: ["executive"],
    needs: [],
    headline: [],
    charted: [],
    figures: ["generosity-consumed", "margin-after-programme", "points-liability"],
    yearly: {
      of: "period",
      figures: ["member-revenue", "same-member-revenue-growth", "member-revenue-share", "programme-cost-rate"],
    },
    asks: ["revenue-over-12-months", "generosity-by-quarter", "margin-by-quarter", "budget-use"],
    lists: [],
  },
  generations: {
    roles: ["executive"],
    needs: [],
    headline: [],
    charted: [],
    figures: [],
    yearly: {
      of: "age",
      figures: ["members", "member-revenue", "member-revenue-share", "programme-cost-rate", "margin-after-programme"],
    },
    asks: ["cohort-years", "cohort-revenue-years"],
    lists: [],
  },
  indicators: {
    roles: [...steering, "executive"],
    needs: [],
    headline: [],
    charted: [],
    figures: "all",
    asks: [],
    lists: [],
  },
  evidence: {
    roles: [...steering, "executive"],
    needs: [],
    headline: [],
    charted: [],
    figures: [],
    asks: ["incremental-margin", "roi"],
    lists: [],
    timeless: true,
  },
} as const satisfies Record<string, ViewBase>;

export type ViewId = keyof typeof all;
export interface View extends ViewBase {
  id: ViewId;
}

export const views: readonly View[] = Object.entries(all).map(([id, view]) => ({ ...view, id: id as ViewId }));
export const getView = (id: string): View | null => views.find((view) => view.id === id) ?? null;

/** The pages of a role in a programme that runs on `features`. */
export const viewsFor = (role: Role, features: readonly Feature[]): View[] =>
  views.filter(({ roles, needs }) => roles.includes(role) && needs.every((need) => features.includes(need)));

/** The first page of a role: every programme has it. */
export const homeOf = (role: Role): View | null => viewsFor(role, [])[0] ?? null;

/** A role's first page is named for the role, its others stand under it. */
function placeOf({ id, roles }: Pick<View, "id" | "roles">): string {
  const home = roles[0] && homeOf(roles[0]);
  return !home || home.id === id ? id : `${home.id}/${id}`;
}

/** The address of a view. */
export const viewPath = (programme: string, view: Pick<View, "id" | "roles">): string =>
  `/${programme}/${placeOf(view)}`;

/** The view that stands under a first page by that name. */
export function viewUnder(home: ViewId, page: string): View | null {
  const view = getView(page);
  return view && placeOf(view) === `${home}/${page}` ? view : null;
}
