import type { IndicatorId } from "@/lib/indicators/registry";
import type { IndicatorText } from "./messages";

export const indicators: Record<IndicatorId, IndicatorText> = {
  "goal-progress": {
    name: "Programme goals",
    definition: "What the programme set out to reach, and where it stands.",
    rule: "Each goal is read as a share of its target. The landing follows the season of complete fiscal years; it exists only for what adds up over time.",
  },
  revenue: {
    name: "Total revenue",
    definition: "Revenue of all customers, members or not.",
    rule: "Before tax, net of returns; a cancelled order does not exist, a return lowers revenue on its own date.",
  },
  "member-revenue": {
    name: "Member revenue",
    definition: "Revenue invoiced while the customer is a member.",
    rule: "Before tax, net of returns. What a customer bought before joining or after leaving is not in it.",
  },
  "member-revenue-growth": {
    name: "Member revenue growth",
    definition: "Member revenue against the same period a year before.",
    rule: "A running period is compared to the same day last year. No growth from a zero or negative last year.",
  },
  "member-revenue-share": {
    name: "Members’ share of revenue",
    definition: "Share of total revenue that comes from members.",
    rule: "Only revenue dated during membership counts.",
  },
  orders: {
    name: "Orders",
    definition: "Number of orders placed by members.",
    rule: "Returns and negative lines are not orders.",
  },
  "active-rate": {
    name: "Active members",
    definition: "Share of members who ordered, as members, in the last 12 months.",
    rule: "A member counts once, however many orders they placed.",
  },
  members: {
    name: "Members",
    definition: "Customers enrolled in the programme on the period’s last day.",
    rule: "A customer who comes back after leaving counts again.",
  },
  "new-members": {
    name: "New members",
    definition: "Memberships opened during the period.",
    rule: "Coming back after leaving opens a new membership and counts as new.",
  },
  leavers: {
    name: "Leavers",
    definition: "Memberships closed during the period.",
    rule: "A leaver counts on the day the membership ends.",
  },
  penetration: {
    name: "Penetration",
    definition: "Share of eligible customers who are members on the last day.",
    rule: "Eligible: flagged so; where the programme flags nobody, any customer with an order in 12 months. A member is always eligible.",
  },
  "tier-distribution": {
    name: "Distribution by tier",
    definition: "Each tier’s share of members, revenue and reward cost.",
    rule: "The tier is the one held at the end of the fact’s month.",
  },
  "points-issued": {
    name: "Points issued",
    definition: "Points credited to accounts during the period.",
    rule: "A reversal counts on its own date, as a minus.",
  },
  "points-redeemed": {
    name: "Points redeemed",
    definition: "Points exchanged for rewards during the period.",
    rule: "A reversal counts on its own date, as a minus. The points that expire first are spent first.",
  },
  "points-outstanding": {
    name: "Points outstanding",
    definition: "Points held and not yet redeemed, on the last day.",
    rule: "A leaver’s balance stays in until an entry clears it.",
  },
  "redemption-rate": {
    name: "Redemption rate",
    definition: "What members do with the points they earn.",
    rule: "Several definitions exist; the programme keeps one, named here.",
  },
  "reward-mix": {
    name: "Reward mix",
    definition: "Share of each kind of reward.",
    rule: "The cost is the one fixed at order; cancelled orders are left out.",
  },
  "objective-attainment": {
    name: "Objectives attained",
    definition: "Share of customers with an objective who have attained it on the period’s last day.",
    rule: "Attained: the customer’s revenue since the fiscal year began is at least the target. All of it counts, member or not.",
  },
  "attainment-curve": {
    name: "Attainment over the year",
    definition: "Share of objectives attained at each month end of the fiscal year.",
    rule: "Attained: the customer’s revenue since the fiscal year began is at least the target. The running month stops at the last known day, and last year at the same day.",
  },
  "generosity-granted": {
    name: "Generosity granted",
    definition: "Value of the points issued, as a share of member revenue.",
    rule: "Today’s value of a point holds for all history.",
  },
  "generosity-consumed": {
    name: "Generosity consumed",
    definition: "Cost of the rewards ordered, as a share of member revenue.",
    rule: "The cost is the one fixed when the reward was ordered.",
  },
  "margin-after-rewards": {
    name: "Margin after rewards",
    definition: "What is left of members’ margin once their rewards are paid, as a share of their revenue.",
    rule: "Unknown as soon as one order of the period has no margin.",
  },
};
