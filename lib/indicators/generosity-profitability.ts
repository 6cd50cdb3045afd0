import { growth, minus, ratio, sum } from "./algebra";
import { type Definition, defineIndicator, type Part, steering } from "./define-indicator";

const splits = ["segment", "tier", "region", "rep"] as const;

/** Where a group stands: x, y (of members its growth, of groups what they leave), and how big it is. */
const parts: Record<string, Part> = {
  generosity: {
    value: ratio(sum("reward_cost_cents"), sum("member_revenue_cents")),
    withRightTo: "generosity-consumed",
  },
  growth: { value: growth(sum("member_revenue_cents")), withRightTo: "member-revenue-growth" },
  margin: {
    value: ratio(minus(sum("member_margin_cents"), sum("reward_cost_cents")), sum("member_revenue_cents")),
    needs: ["margin"],
    withRightTo: "margin-after-rewards",
  },
  revenue: { value: sum("member_revenue_cents"), unit: "money", withRightTo: "member-revenue" },
};

/** One definition a split; the first is the default. */
const definitions: Record<string, Definition> = Object.fromEntries(
  splits.map((split) => [split, { parts, splits: [split], always: [split] }]),
);

export const generosityProfitability = defineIndicator({
  id: "generosity-profitability",
  question: "paying",
  definitions,
  unit: "percent",
  better: "none",
  needs: ["rewards"],
  roles: steering,
  splits,
});
