import type { ListId } from "@/lib/lists/lists";
import type { ViewData } from "@/lib/views/view-data";
import type { ViewId } from "@/lib/views/views";
import { attainmentMove, placeInBand, totalRow } from "./facts";
import { percent, type Sentence, type SentenceValue, sentence } from "./sentence";

/** What a rule recommends, with the figures that raised it. */
export interface Action {
  rule: RuleId;
  /** Minor units, and what they are: still to win, in points to spend, revenue it is about, cost of rewards. */
  stake: { cents: number; worth: Worth } | null;
  title: Sentence;
  why: Sentence;
  /** The accounts behind it … */
  list: ListId | { tier: string } | null;
  /** … or where to look. */
  page: ViewId;
}
export type Worth = "win" | "points" | "outside" | "revenue" | "cost" | "given";

/** When each rule speaks; a programme's `thresholds` may say otherwise. */
export const usualThresholds = {
  /** Of the most that the share of best customers can be. */
  "best-customers": 0.9,
  /** Of the best 12 months of recruitment. */
  recruitment: 0.5,
  /** How near to the target shares. */
  "tier-balance": 0.7,
  /** The top tier's share, over its target. */
  "top-tier": 1.5,
  /** Members who redeemed in 12 months. */
  redemption: 0.3,
  /** Of reward cost. */
  "gift-cards": 0.5,
  /** Points of attainment ahead of N-1. */
  "attainment-ahead": 0.1,
  /** Of the customers who bought in the same three months N-1. */
  falling: 0.05,
} as const;
export type Threshold = keyof typeof usualThresholds;

/** What a rule finds: something to do, that all is well, or (null) that it has no data to speak of. */
type Outcome = Omit<Action, "rule"> | "well" | null;
type Rule = (data: ViewData, limit: (name: Threshold) => number) => Outcome;

const count = (name: string, value: number): Record<string, SentenceValue> => ({
  [name]: { as: "value", unit: "count", value },
  [`${name}Count`]: { as: "number", number: value },
});
const stakeOf = ({ lists }: ViewData, list: ListId, worth: Worth): Action["stake"] => {
  const stake = lists[list]?.stake;
  const cents = stake?.unit === "money" ? stake.total : (stake?.worth ?? null);
  return cents === null ? null : { cents, worth };
};
const accountsOf = ({ lists }: ViewData, list: ListId): number => lists[list]?.accounts ?? 0;

/** The best customers are all in: what is offered does not reach the others. */
const bestCustomers: Rule = (data, limit) => {
  const share = totalRow(data, "best-customer-share")?.value;
  const ceiling = data.answers["best-customer-ceiling"]?.rows[0]?.value;
  if (share == null || !ceiling) return null;
  if (share < limit("best-customers") * ceiling) return "well";
  return {
    stake: stakeOf(data, "eligible-non-members", "outside"),
    title: sentence("action-segmentation"),
    why: sentence("why-segmentation", { share: percent(share), ceiling: percent(ceiling) }),
    list: "eligible-non-members",
    page: "adoption",
  };
};

const recruitment: Rule = (data, limit) => {
  const pace = totalRow(data, "recruitment-pace")?.value;
  if (pace == null) return null;
  if (pace >= limit("recruitment")) return "well";
  return {
    stake: stakeOf(data, "eligible-non-members", "outside"),
    title: sentence("action-recruitment"),
    why: sentence("why-recruitment", {
      share: percent(pace),
      ...count("accounts", accountsOf(data, "eligible-non-members")),
    }),
    list: "eligible-non-members",
    page: "adoption",
  };
};

const thresholds: Rule = (data, limit) => {
  const balance = totalRow(data, "tier-balance")?.value;
  const top = data.programme.tiers.at(-1);
  const share = data.answers["tier-members"]?.rows.find((row) => row.key.tier === top?.code)?.value;
  const target = data.programme.targetTierShares[top?.code ?? ""];
  if (balance == null || !top || share == null || !target) return null;
  if (balance >= limit("tier-balance") && share <= limit("top-tier") * target) return "well";
  const revenue = data.answers["tier-revenue"]?.rows.find((row) => row.key.tier === top.code)?.numerator;
  return {
    stake: revenue == null ? null : { cents: revenue, worth: "revenue" },
    title: sentence("action-thresholds"),
    why: sentence("why-thresholds", {
      tier: { as: "list", items: [top.name] },
      share: percent(share),
      target: percent(target),
      balance: percent(balance, 0),
    }),
    list: { tier: top.code },
    page: "tiers",
  };
};

const catalogue: Rule = (data, limit) => {
  const share = data.answers["redeemed-members"]?.rows[0]?.value;
  const wait = totalRow(data, "time-to-first-reward");
  if (share == null && wait?.value == null) return null;
  const isLater = wait?.change != null && wait.change > 0;
  const isLow = share != null && share < limit("redemption");
  if (!isLater && !isLow) return "well";
  const who = count("accounts", accountsOf(data, "could-redeem"));
  return {
    stake: stakeOf(data, "could-redeem", "points"),
    title: sentence("action-catalogue"),
    why: isLow
      ? sentence("why-catalogue", { share: percent(share), ...who })
      : sentence("why-first-reward", { days: { as: "value", unit: "days", value: wait?.value ?? 0 }, ...who }),
    list: "could-redeem",
    page: "points",
  };
};

const giftCards: Rule = (data, limit) => {
  const mix = data.answers["reward-mix"];
  const cards = mix?.rows.find((row) => row.key.kind === "gift-card");
  if (mix?.definition !== "cost" || cards?.value == null) return null;
  if (cards.value <= limit("gift-cards")) return "well";
  return {
    stake: cards.numerator === null ? null : { cents: cards.numerator, worth: "cost" },
    title: sentence("action-gifts"),
    why: sentence("why-gifts", { share: percent(cards.value) }),
    list: null,
    page: "points",
  };
};

const generosity: Rule = (data) => {
  const row = totalRow(data, "generosity-consumed");
  const band = data.programme.generosityBand;
  const place = placeInBand(row?.value, band);
  if (row?.value == null || !band || !place) return null;
  if (place === "in") return "well";
  const beyond = place === "under" ? band[0] - row.value : row.value - band[1];
  const values = { value: percent(row.value, 2), low: percent(band[0], 2), high: percent(band[1], 2) };
  return {
    stake: row.denominator === null ? null : { cents: Math.round(beyond * row.denominator), worth: "given" },
    title: sentence(place === "under" ? "action-generosity-under" : "action-generosity-over"),
    why: sentence(place === "under" ? "why-generosity-under" : "why-generosity-over", values),
    list: null,
    page: "generosity",
  };
};

const attainment: Rule = (data, limit) => {
  const row = totalRow(data, "objective-attainment");
  const move = attainmentMove(row);
  if (row?.value == null || row.previous == null || row.change == null || !move) return null;
  const values = { share: percent(row.value), previous: percent(row.previous) };
  if (move === "later" || move === "fewer")
    return {
      stake: stakeOf(data, "within-reach", "win"),
      title: sentence("action-within-reach"),
      why: sentence("why-within-reach", { ...values, ...count("accounts", accountsOf(data, "within-reach")) }),
      list: "within-reach",
      page: "objectives",
    };
  if (row.change < limit("attainment-ahead")) return "well";
  return {
    stake: stakeOf(data, "bonus-step", "revenue"),
    title: sentence("action-bonus-step"),
    why: sentence("why-bonus-step", { ...values, ...count("accounts", accountsOf(data, "bonus-step")) }),
    list: "bonus-step",
    page: "objectives",
  };
};

const falling: Rule = (data, limit) => {
  const row = totalRow(data, "falling-accounts");
  if (row?.numerator == null || !row.denominator) return null;
  const share = row.numerator / row.denominator;
  if (share < limit("falling")) return "well";
  return {
    stake: stakeOf(data, "falling", "win"),
    title: sentence("action-falling"),
    why: sentence("why-falling", { share: percent(share), ...count("accounts", row.numerator) }),
    list: "falling",
    page: "customers",
  };
};

/** The steering rules of the dictionary that the data can speak of. */
const rules = {
  "best-customers": bestCustomers,
  recruitment,
  thresholds,
  catalogue,
  "gift-cards": giftCards,
  generosity,
  attainment,
  falling,
} as const satisfies Record<string, Rule>;
export type RuleId = keyof typeof rules;

/** Money that acting would move; the rest says how large the matter is. */
const toWin: ReadonlySet<Worth> = new Set(["win", "points", "given", "cost"]);
const rankOf = ({ stake }: Action): number => (stake === null ? 2 : toWin.has(stake.worth) ? 0 : 1);

/** What is to do, what is to be won first, then the largest; and which rules have found nothing to say. */
export interface Steering {
  actions: Action[];
  well: RuleId[];
}

/**
 * Applies the rules to a page's figures. They speak of now: of a period that ends before `as of`, and of a selection, they
 * say nothing.
 */
export function steer(data: ViewData): Steering | null {
  if (data.period.to !== data.programme.asOf || Object.keys(data.request.filters).length > 0) return null;
  const limit = (name: Threshold) => data.programme.thresholds[name] ?? usualThresholds[name];
  const found = (Object.keys(rules) as RuleId[]).map((rule) => ({ rule, outcome: rules[rule](data, limit) }));
  const actions = found.flatMap(({ rule, outcome }) => (outcome && outcome !== "well" ? [{ rule, ...outcome }] : []));
  return {
    actions: actions.sort((a, b) => rankOf(a) - rankOf(b) || (b.stake?.cents ?? 0) - (a.stake?.cents ?? 0)),
    well: found.flatMap(({ rule, outcome }) => (outcome === "well" ? [rule] : [])),
  };
}
