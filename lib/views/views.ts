import type { Role } from "@/db/schema/user-programmes";
import type { IndicatorId } from "@/lib/indicators/registry";

/** A page as data: which indicators, in which order. What a viewer may not see is left out by the reader. */
export interface View {
  id: "marketing" | "sales" | "executive";
  roles: readonly Role[];
  /** The figures of the first screen, six at most, each with its spark. */
  headline: readonly IndicatorId[];
  /** The figures that have a chart by month. */
  charted: readonly IndicatorId[];
}

const charted = ["member-revenue", "generosity-consumed", "margin-after-rewards"] as const;

const marketing: View = {
  id: "marketing",
  roles: ["marketing", "analyst", "admin"],
  headline: [
    "members",
    "member-revenue-growth",
    "active-rate",
    "redemption-rate",
    "objective-attainment",
    "generosity-consumed",
  ],
  charted,
};

const sales: View = {
  id: "sales",
  roles: ["sales"],
  headline: ["revenue", "member-revenue", "objective-attainment", "members", "active-rate", "points-outstanding"],
  charted,
};

const executive: View = {
  id: "executive",
  roles: ["executive"],
  headline: [
    "member-revenue",
    "member-revenue-growth",
    "member-revenue-share",
    "margin-after-rewards",
    "generosity-consumed",
    "members",
  ],
  charted,
};

/** In the order of the navigation. */
export const views: readonly View[] = [marketing, sales, executive];
export const getView = (id: string): View | null => views.find((view) => view.id === id) ?? null;
export const viewsFor = (role: Role): View[] => views.filter((view) => view.roles.includes(role));
