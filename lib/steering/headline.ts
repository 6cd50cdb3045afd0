import type { IndicatorRow } from "@/lib/indicators/answer";
import type { ViewFigures } from "@/lib/views/view-data";
import {
  type Attainment,
  areFew,
  attainmentMove,
  type BandPlace,
  basisOf,
  type Move,
  memberRevenueChange,
  moveOf,
  NOTABLE,
  placeInBand,
  type Scope,
  scopeOf,
  totalRow,
} from "./facts";
import { choice, countOf, generosityInBand, percent, type Sentence, type SentenceValue, sentence } from "./sentence";

/** A page's first words: what changed, then the figures that say so. */
export interface Headline {
  headline: Sentence;
  /** One or two short sentences. */
  support: Sentence[];
}

interface Facts {
  revenue: IndicatorRow | null;
  revenueChange: number | null;
  growth: Move | null;
  attained: IndicatorRow | null;
  attainment: Attainment | null;
  active: IndicatorRow | null;
  activity: Move | null;
  members: IndicatorRow | null;
  membership: Move | null;
  generosity: IndicatorRow | null;
  band: [number, number] | null;
  place: BandPlace | null;
  scope: Scope;
  basis: "sameDay" | "overYear";
  /** The day that the data begins, where that is inside the period or after it. */
  dataFrom: string | null;
}

export function readFacts(data: ViewFigures): Facts {
  const revenueChange = memberRevenueChange(data);
  const attained = totalRow(data, "objective-attainment");
  const active = totalRow(data, "active-rate");
  const members = totalRow(data, "members");
  const generosity = totalRow(data, "generosity-consumed");
  const band = data.programme.generosityBand;
  return {
    revenue: totalRow(data, "member-revenue"),
    revenueChange,
    growth: moveOf(revenueChange, NOTABLE.relative),
    attained,
    attainment: attainmentMove(attained),
    active,
    activity: moveOf(active?.change, NOTABLE.points),
    members,
    membership: moveOf(members?.change, NOTABLE.members),
    generosity,
    band,
    place: placeInBand(generosity?.value, band),
    scope: scopeOf(data),
    basis: basisOf(data),
    dataFrom: data.period.from < data.programme.dataFrom ? data.programme.dataFrom : null,
  };
}

const isAhead = (attainment: Attainment): boolean => attainment === "earlier" || attainment === "more";
const isBehind = (attainment: Attainment): boolean => attainment === "later" || attainment === "fewer";

/** Every fact that is known stands where it stood a year before, and at least two are known. */
function isQuiet({ growth, attainment, activity, membership, place }: Facts): boolean {
  const steady = [growth, attainment === "same" ? "flat" : attainment, activity, membership].filter(
    (move) => move !== null,
  );
  return steady.length >= 2 && growth !== null && steady.every((move) => move === "flat") && (place ?? "in") === "in";
}

const isHealthy = ({ growth, attainment, activity, place }: Facts): boolean =>
  growth === "up" && attainment !== null && isAhead(attainment) && activity === "up" && (place ?? "in") === "in";

export function chooseHeadline(facts: Facts): Sentence {
  const { growth, revenueChange, attainment, membership, members, revenue, scope } = facts;
  if (isQuiet(facts)) return sentence("headline-quiet");
  if (isHealthy(facts)) return sentence("headline-healthy");
  if (growth && attainment) {
    const opposed = (growth === "up" && isBehind(attainment)) || (growth === "down" && isAhead(attainment));
    const mixed = (growth === "flat") !== (attainment === "same");
    const joint = opposed || mixed ? "but" : "and";
    return sentence("headline-both", {
      growth: choice(growth),
      joint: choice(joint),
      attainment: choice(attainment),
    });
  }
  if (growth && revenueChange !== null) {
    return sentence("headline-growth", {
      growth: choice(growth),
      size: { as: "size", unit: "money", change: revenueChange },
    });
  }
  if (attainment) return sentence("headline-attainment", { attainment: choice(attainment) });
  if (membership) return sentence("headline-members", { members: choice(membership) });
  if (revenue?.value) {
    const value = { as: "value", unit: "money", value: revenue.value, style: "compact" } as const;
    return sentence("headline-revenue", { revenue: value });
  }
  if (members?.value) return sentence("headline-count", countMembers(members.value, scope));
  return sentence("headline-empty");
}

const countMembers = (members: number, scope: Scope): Record<string, SentenceValue> => ({
  members: { as: "value", unit: "count", value: members },
  count: { as: "number", number: members },
  scope: choice(scope),
});

/** The figures behind the headline's own words. */
function supportFigures({ revenue, revenueChange, attained, basis }: Facts): Sentence[] {
  const compared = revenue?.value != null && revenueChange !== null;
  const revenueWords = compared
    ? ({
        revenue: { as: "value", unit: "money", value: revenue.value ?? 0, style: "compact" },
        change: { as: "change", unit: "money", change: revenueChange },
        basis: choice(basis),
      } as const)
    : null;
  const share = attained?.value ?? null;
  const previous = attained?.previous ?? null;
  if (share === null || !attained) return revenueWords ? [sentence("support-revenue", revenueWords)] : [];
  const shareWords = { share: percent(share) };
  const few = areFew(attained);
  if (previous === null || few) {
    const alone = few
      ? sentence("support-attainment-few", countOf(attained))
      : sentence("support-attainment-alone", shareWords);
    return revenueWords ? [sentence("support-revenue", revenueWords), alone] : [alone];
  }
  const attainmentWords = { ...shareWords, previous: percent(previous) };
  return revenueWords
    ? [sentence("support-both", { ...revenueWords, ...attainmentWords })]
    : [sentence("support-attainment", attainmentWords)];
}

/** Growth that so many more members alone could make is not said without them. */
function membersBehindGrowth({ growth, revenueChange, members, membership }: Facts): Sentence | null {
  if (growth !== "up" || membership !== "up" || members?.value == null || members.previous == null) return null;
  if (members.change == null || members.change < (revenueChange ?? 0)) return null;
  return sentence("support-members-grown", {
    from: { as: "value", unit: "count", value: members.previous },
    to: { as: "value", unit: "count", value: members.value },
  });
}

/** The one thing beside the headline that deserves a word: trouble first. */
function supportRemark(facts: Facts): Sentence | null {
  const { generosity, band, place, active, activity, members, scope, dataFrom } = facts;
  if (dataFrom) return sentence("support-before-data", { day: { as: "day", day: dataFrom } });
  const joined = membersBehindGrowth(facts);
  if (joined) return joined;
  if (place && place !== "in" && band && generosity?.value != null) {
    return generosityInBand(generosity.value, place, band);
  }
  if (activity === "down" && active?.value != null && active.change != null) {
    return sentence("support-active", {
      share: percent(active.value),
      change: { as: "change", unit: "percent", change: active.change },
    });
  }
  if (members?.value == null) return null;
  const count = countMembers(members.value, scope);
  if (members.change == null) return sentence("support-members-alone", count);
  return sentence("support-members", {
    ...count,
    change: { as: "change", unit: "count", change: members.change },
  });
}

/** A page's sentence, by rules over the figures that the viewer has: it says nothing that they do not. */
export function writeHeadline(data: ViewFigures): Headline {
  const facts = readFacts(data);
  const headline = chooseHeadline(facts);
  const figures = supportFigures(facts);
  const remark = supportRemark(facts);
  const repeats = headline.key === "headline-count" && remark?.key === "support-members-alone";
  const [first, second] = figures;
  // Two sentences at most: the remark goes before a second figure that the headline does not speak of.
  const support = [first, remark && !repeats ? remark : second].filter((part) => part != null);
  if (headline.key === "headline-empty" && support.length === 0)
    return { headline, support: [sentence("support-empty")] };
  return { headline, support };
}
