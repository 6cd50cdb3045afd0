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
  "same-member-revenue-growth": {
    name: "Same-member growth",
    definition:
      "Revenue of those who were members through the period and through the same one a year before, against their revenue then.",
    rule: "Coming back on the day after leaving does not break a membership. The tier is that of the last day. Read over a month, a quarter, a year, a fiscal year or 12 months to date.",
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
  "average-order": {
    name: "Average order",
    definition: "Member revenue divided by the number of members’ orders.",
    rule: "A return lowers revenue and is not an order.",
  },
  "purchase-frequency": {
    name: "Purchase frequency",
    definition: "Average number of orders in 12 months, for each member who ordered.",
    rule: "All their orders of the 12 months count, even from before they joined. A member without an order is not in it.",
  },
  "active-rate": {
    name: "Active members",
    definition: "Share of members who ordered, as members, in the last 12 months.",
    rule: "A member counts once, however many orders they placed.",
  },
  "retention-rate": {
    name: "Retention rate",
    definition: "Share of the buying members of a year ago who bought again, as members, in the last 12 months.",
    rule: "Buying members of a year ago: at least one order, as a member, in the 12 months before. What a customer buys after leaving does not bring them back: they are lost.",
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
  "net-growth": {
    name: "Net growth",
    definition: "New members minus leavers, during the period.",
    rule: "A customer who joins and leaves during the period counts on both sides.",
  },
  "membership-growth": {
    name: "Membership growth",
    definition: "The period’s net growth, as a share of the members on the eve of it.",
    rule: "Unknown where the programme had no member then, or where its data does not go back that far.",
  },
  penetration: {
    name: "Penetration",
    definition: "Share of eligible customers who are members on the last day.",
    rule: "Eligible: flagged so; where the programme flags nobody, any customer with an order in 12 months. A member is always eligible.",
  },
  "member-funnel": {
    name: "From eligible customers to points redeemed",
    definition:
      "Eligible customers; of them the members, then those members who are active and those who redeemed points within 12 months.",
    rule: "Active and redeeming are each a part of the members: neither asks for the other. On the period’s last day.",
  },
  "recruitment-pace": {
    name: "Recruitment pace",
    definition: "New members of 12 months, against the best 12 months that the programme ever had.",
    rule: "100%: it never recruited faster. The best 12 months are looked for at each month end since the data begins.",
  },
  "tier-distribution": {
    name: "Distribution by tier",
    definition: "Each tier’s share of members, revenue and reward cost.",
    rule: "The tier is the one held at the end of the fact’s month.",
  },
  "tier-balance": {
    name: "Tier balance",
    definition: "How near the distribution of members by tier is to the one intended.",
    rule: "100%: exactly as intended. Where no target is set, every tier is meant to have the same share. Members without a tier are not in it.",
  },
  "best-customer-share": {
    name: "Best customers’ share",
    definition: "Share of members who are among the best customers.",
    rule: "The best customers: the fifth of eligible customers with the most revenue over 12 months, in the whole programme. The ceiling is what the share would be if all of them were members.",
  },
  "tier-migration": {
    name: "Tier changes",
    definition: "Members’ tier at the end of the period, against the one on its eve.",
    rule: "To have no tier is the lowest. Those who joined and those who left are counted apart. Read over a month, a quarter, a year, a fiscal year or 12 months to date.",
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
  "points-expired": {
    name: "Points expired",
    definition: "Points lost during the period because they were not redeemed in time.",
    rule: "Only expiry entries count, on their date. A reversal counts on its own date, as a minus.",
  },
  "points-adjusted": {
    name: "Points adjustments",
    definition: "Points added minus points taken off by adjustments, during the period.",
    rule: "Negative where more was taken off. A reversal counts on its own date, the other way.",
  },
  "points-outstanding": {
    name: "Points outstanding",
    definition: "Points held and not yet redeemed, on the last day.",
    rule: "A leaver’s balance stays in until an entry clears it.",
  },
  "points-roll-forward": {
    name: "From one balance of points to the next",
    definition:
      "Points outstanding the day before the period; points issued, redeemed, expired and adjusted in it; points outstanding on its last day.",
    rule: "Outstanding at the start + issued − redeemed − expired + adjustments = outstanding at the end.",
  },
  "points-expiring": {
    name: "Points about to expire",
    definition: "Points held on the last day that expire in the next 30, 90 or 180 days.",
    rule: "Each delay includes the one before. The points that expire first are taken as spent first.",
  },
  "redemption-rate": {
    name: "Redemption rate",
    definition: "What members do with the points they earn.",
    rule: "Several definitions exist; the programme keeps one, named here.",
  },
  "points-cohorts": {
    name: "What became of the points",
    definition: "What became, quarter after quarter, of the points issued in the same quarter.",
    rule: "As it stands at the end of each complete quarter, as a share of the points issued: redeemed, expired, withdrawn or still open. The points that expire first are spent first.",
  },
  breakage: {
    name: "Breakage",
    definition: "Share of the points issued that expired in the end.",
    rule: "Of closed quarters only: those that have no point left to redeem. Unknown as long as none is closed.",
  },
  "reward-orders": {
    name: "Reward orders",
    definition: "Number of rewards ordered during the period.",
    rule: "Cancelled orders are left out.",
  },
  "reward-mix": {
    name: "Reward mix",
    definition: "Share of each kind of reward, or what is ordered of each reward.",
    rule: "The cost is the one fixed at order; cancelled orders are left out.",
  },
  "time-to-first-reward": {
    name: "Time to the first reward",
    definition: "Time that half of the members need to redeem points for the first time.",
    rule: "Those who still wait, or left without redeeming, count too: unknown as long as less than half have redeemed points. It runs from the first membership, where the data holds it.",
  },
  visits: {
    name: "Visits",
    definition: "Visits of the members’ space by members.",
    rule: "Each visit counts on its date, if the customer is a member then.",
  },
  "visiting-rate": {
    name: "Visiting members",
    definition: "Share of members who came to the members’ space, as members, in the last 12 months.",
    rule: "A member counts once, however many visits they made.",
  },
  "visit-funnel": {
    name: "From visit to order",
    definition: "Members who visited the members’ space, saw the catalogue and ordered a reward.",
    rule: "Each counts once a step, for what they did as members during the period. A cancelled order does not count. Read over a month, a quarter, a year, a fiscal year or 12 months to date.",
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
  "attainment-amount": {
    name: "Attainment in revenue",
    definition: "Revenue of customers with an objective since the fiscal year began, against the sum of their targets.",
    rule: "What some have beyond their target makes up for what others miss.",
  },
  "projected-landing": {
    name: "Projected landing",
    definition:
      "What the revenue of customers with an objective will be at the end of the fiscal year, against their targets.",
    rule: "Revenue to date divided by the share of the year done by that date in complete fiscal years (three at most). Unknown as long as that share is under 20%, or without a complete year.",
  },
  "missing-to-objective": {
    name: "Missing to objective",
    definition: "Revenue that customers with an objective still miss to attain their targets.",
    rule: "A customer who has attained theirs counts as zero: what they did beyond makes up for nothing.",
  },
  "beyond-objective": {
    name: "Objectives beaten",
    definition: "Customers whose revenue is 10, 25 or 50% or more beyond their target.",
    rule: "Each threshold includes the next. They are the candidates for one more step.",
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
  "cost-per-point": {
    name: "Cost per point redeemed",
    definition: "Cost of the rewards ordered, divided by the points redeemed.",
    rule: "The cost is the one fixed when the reward was ordered; points are net of reversals.",
  },
  "points-liability": {
    name: "Points liability (estimated)",
    definition: "What the points outstanding would cost, at the rate at which points are redeemed.",
    rule: "Share redeemed in the end: that of closed quarters, else that of all history, else all of them. Cost of a point: that of the last 12 months. It is a management view, not an accounting provision.",
  },
  "programme-cost": {
    name: "Programme cost",
    definition: "Cost of the rewards ordered and running costs of the programme.",
    rule: "Running costs: platform, animation, communication, agency, on their date. They are not shared out among customers.",
  },
  "programme-cost-rate": {
    name: "Programme cost, in % of member revenue",
    definition: "Rewards ordered and running costs of the programme, out of member revenue.",
    rule: "The same costs as the programme cost, on their date. Of the whole programme, without a split.",
  },
  "margin-after-rewards": {
    name: "Margin after rewards",
    definition: "What is left of members’ margin once their rewards are paid, as a share of their revenue.",
    rule: "Unknown as soon as one order of the period has no margin.",
  },
  "margin-after-programme": {
    name: "Margin after programme cost",
    definition:
      "What is left of members’ margin once their rewards and the running of the programme are paid, as a share of their revenue.",
    rule: "Unknown as soon as one order of the period has no margin. Of the whole programme only.",
  },
  "cost-per-active-member": {
    name: "Cost per active member",
    definition: "The period’s programme cost, divided by the number of active members.",
    rule: "Active: ordered, as a member, in the last 12 months. The cost is that of the period alone.",
  },
  "budget-use": {
    name: "Reward budget used",
    definition: "Cost of rewards since the fiscal year began, against the year’s budget.",
    rule: "To be read with the share of the season gone by. The landing is the cost to date divided by that share; it is unknown as long as the share is under 20%.",
  },
  "generosity-profitability": {
    name: "Generosity and profitability",
    definition: "What each group of members receives, how its revenue moves and what margin it leaves.",
    rule: "All of it is against the group’s member revenue. Unknown where that is zero, or where an order has no margin.",
  },
  recency: {
    name: "Recency",
    definition: "Time gone by since members’ last order.",
    rule: "The figure is the one in the middle: half of the members ordered more recently. An order from before joining counts; those who never ordered are not in it.",
  },
  "falling-accounts": {
    name: "Falling customers",
    definition: "Customers whose last three whole months are well under what the same months last year predict.",
    rule: "What is expected is the revenue of the same months last year, at the trend of all customers who bought then. A customer falls when their revenue or their orders are under what is expected by much more than is usual from one customer to another, and at least the amount set for the programme is missing.",
  },
  "incremental-margin": {
    name: "Incremental margin",
    definition: "What members bought more because of the programme, in margin, in the 12 months after they joined.",
    rule: "Each member is compared with customers of the same segment and the same fifth of revenue that stayed out of the programme in those months; the month of joining does not count. Without five similar customers a member is left out. No figure under 30 members or 30 customers compared. True 95 times in 100 between its two ends. In revenue where an order has no margin.",
  },
  roi: {
    name: "Return on investment",
    definition: "What is earned for each unit spent on the programme, beyond that unit.",
    rule: "Over the 12 months after the compared members joined. Cost: their rewards of these months, and their part of running costs, by the number of members of each month.",
  },
  "cohort-retention": {
    name: "Retention by cohort",
    definition: "Share of the members who joined at the same time that still buy, age after age.",
    rule: "The cohort is the period of the first membership, where the data holds it. Age is counted from the month of joining, in calendar months or years; an age that not all have completed stays blank.",
  },
  "potential-reached": {
    name: "Potential reached",
    definition: "Revenue of 12 months, against the yearly potential of customers.",
    rule: "Only customers whose potential is known count, members or not.",
  },
  rfm: {
    name: "RFM segmentation",
    definition:
      "Members grouped by the date of their last order, their number of orders and their revenue, over 12 months.",
    rule: "Each is rated from 1 to 5 by rank in the whole programme. Rules are read in order, the first that holds gives the group. Inactive: no order in 12 months.",
  },
  segments: {
    name: "Segments",
    definition: "Each segment in short: customers, revenue, penetration, activity, generosity and potential.",
    rule: "A customer’s segment is today’s, for all their history.",
  },
};
