/** Indicators that nobody but these roles sees by default: what the catalogue must say, written a second time. */
export const steeringOnly = [
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
  "margin-after-rewards",
  "margin-after-programme",
  "cost-per-active-member",
  "budget-use",
  "generosity-profitability",
];
