import type { Role } from "@/db/schema/user-programmes";

const steeringOnly = [
  "goal-progress",
  "recruitment-pace",
  "tier-balance",
  "best-customer-share",
  "breakage",
  "reward-mix",
  "generosity-granted",
  "generosity-consumed",
  "cost-per-point",
  "points-liability",
  "programme-cost",
  "programme-cost-rate",
  "margin-after-rewards",
  "margin-after-programme",
  "cost-per-active-member",
  "budget-use",
  "generosity-profitability",
  "incremental-margin",
  "roi",
];

/** Indicators that a role does not see by default: what the catalogue must say, written a second time. */
export const hiddenFrom = (role: Role): readonly string[] =>
  role === "sales" ? steeringOnly : role === "executive" ? ["falling-accounts"] : [];
