import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { ViewData } from "@/lib/views/view-data";
import type { ViewId } from "@/lib/views/views";
import { evidenceLine, evidenceSupport } from "./evidence-line";
import { writeExecutive, writeGenerations } from "./executive";
import { attainmentMove, moveOf, NOTABLE, placeInBand, totalRow } from "./facts";
import { attainmentFinding, payingFinding, salesFinding, tiersFinding } from "./findings";
import { type Headline, writeHeadline } from "./headline";
import { choice, generosityInBand, percent, type Sentence, type SentenceValue, sentence } from "./sentence";

/** A count as it is written, and as its plural is chosen. */
const counted = (name: string, value: number): Record<string, SentenceValue> => ({
  [name]: { as: "value", unit: "count", value },
  [`${name}Count`]: { as: "number", number: value },
});
const change = (row: IndicatorRow, unit: "percent" | "count" | "points"): SentenceValue => ({
  as: "change",
  unit,
  change: row.change ?? 0,
});

/** The value of one of an answer's parts; null where it is not there or not shown. */
const partValue = (answer: IndicatorAnswer | null | undefined, part: string): number | null =>
  answer?.rows.find((row) => row.key.part === part && !row.hidden)?.value ?? null;

/** What a pace of recruitment under half its best, or falling, is called with most of the eligible in. */
const SATURATED = { pace: 0.5, penetration: 0.6 };

function growth(data: ViewData): Headline {
  const [first, ...rest] = salesFinding(data);
  const same = totalRow(data, "same-member-revenue-growth");
  const retention = totalRow(data, "retention-rate");
  return {
    headline: first ?? sentence("headline-empty"),
    support: [
      ...(same?.value != null
        ? [sentence("growth-same", { change: { as: "change", unit: "money", change: same.value } })]
        : []),
      ...rest.slice(-1),
      ...(retention?.value != null ? [sentence("growth-retention", { share: percent(retention.value) })] : []),
    ].slice(0, 3),
  };
}

function adoption(data: ViewData): Headline {
  const joined = totalRow(data, "new-members")?.value;
  const left = totalRow(data, "leavers")?.value;
  const pace = totalRow(data, "recruitment-pace")?.value;
  const penetration = totalRow(data, "penetration");
  const isSaturating =
    pace != null && penetration?.value != null && pace < SATURATED.pace && penetration.value > SATURATED.penetration;
  const headline = () => {
    if (isSaturating) return sentence("adoption-saturating");
    if (joined == null || left == null) return sentence("headline-empty");
    const move = joined > left ? "up" : joined < left ? "down" : "flat";
    return sentence("adoption-moves", { move: choice(move), ...counted("joined", joined), ...counted("left", left) });
  };
  const share = totalRow(data, "best-customer-share")?.value;
  const ceiling = data.answers["best-customer-ceiling"]?.rows[0]?.value;
  return {
    headline: headline(),
    support: [
      ...(penetration?.value != null ? [sentence("working-penetration", { share: percent(penetration.value) })] : []),
      ...(pace != null ? [sentence("adoption-pace", { share: percent(pace) })] : []),
      ...(share != null && ceiling != null
        ? [sentence("adoption-best", { share: percent(share), ceiling: percent(ceiling) })]
        : []),
    ],
  };
}

function tiers(data: ViewData): Headline {
  const moves = data.answers["tier-moves"];
  const up = partValue(moves, "upgraded");
  const down = partValue(moves, "downgraded");
  const balance = totalRow(data, "tier-balance")?.value;
  return {
    headline: tiersFinding(data),
    support: [
      ...(up !== null && down !== null
        ? [sentence("tiers-moves", { ...counted("up", up), ...counted("down", down) })]
        : []),
      ...(balance != null ? [sentence("tiers-balance", { share: percent(balance, 0) })] : []),
    ],
  };
}

function points(data: ViewData): Headline {
  const issued = totalRow(data, "points-issued")?.value;
  const redeemed = totalRow(data, "points-redeemed")?.value;
  const members = data.answers["redeemed-members"]?.rows[0]?.value;
  const liability = totalRow(data, "points-liability")?.value;
  const soon = partValue(data.answers["points-expiring"], "90");
  return {
    headline:
      issued && redeemed != null
        ? sentence("points-spent", { share: percent(redeemed / issued, 0) })
        : sentence("headline-empty"),
    support: [
      ...(members != null ? [sentence("working-redeeming", { share: percent(members) })] : []),
      ...(liability != null
        ? [sentence("points-liability", { amount: { as: "value", unit: "money", value: liability, style: "compact" } })]
        : []),
      ...(soon ? [sentence("points-soon", { points: { as: "value", unit: "points", value: soon } })] : []),
    ],
  };
}

function space(data: ViewData): Headline {
  const rate = totalRow(data, "visiting-rate");
  const funnel = data.answers["visit-funnel"];
  const visited = partValue(funnel, "visited");
  const ordered = partValue(funnel, "ordered");
  const move = moveOf(rate?.change, NOTABLE.points);
  return {
    headline:
      rate?.value != null
        ? sentence("space-visiting", { share: percent(rate.value, 0), move: choice(move ?? "none") })
        : sentence("headline-empty"),
    support:
      visited !== null && ordered !== null
        ? [sentence("space-ordered", { ...counted("visited", visited), ...counted("ordered", ordered) })]
        : [],
  };
}

/** Do objectives mobilise? */
export function objectivesFinding(data: ViewData): Sentence[] {
  const row = totalRow(data, "objective-attainment");
  const bands = data.answers["landing-bands"];
  const reach = partValue(bands, "within-reach");
  const lost = partValue(bands, "lost");
  return [
    ...(row?.value != null && row.previous != null && attainmentMove(row)
      ? [sentence("support-attainment", { share: percent(row.value), previous: percent(row.previous) })]
      : []),
    ...(reach !== null && lost !== null
      ? [sentence("objectives-bands", { ...counted("reach", reach), ...counted("lost", lost) })]
      : []),
  ];
}

function objectives(data: ViewData): Headline {
  const landing = totalRow(data, "projected-landing")?.value;
  return {
    headline: attainmentFinding(data),
    support: [
      ...objectivesFinding(data),
      ...(landing != null ? [sentence("objectives-landing", { share: percent(landing) })] : []),
    ],
  };
}

function generosity(data: ViewData): Headline {
  const row = totalRow(data, "generosity-consumed");
  const band = data.programme.generosityBand;
  const place = placeInBand(row?.value, band);
  const granted = totalRow(data, "generosity-granted")?.value;
  const first: Sentence =
    row?.value == null
      ? sentence("headline-empty")
      : place && band
        ? generosityInBand(row.value, place, band)
        : sentence("generosity-alone", { value: percent(row.value, 2) });
  return {
    headline: first,
    support: [
      ...payingFinding(data).filter(({ key }) => key.startsWith("paying-")),
      ...(granted != null ? [sentence("generosity-granted", { value: percent(granted, 2) })] : []),
    ],
  };
}

/** Who the best customers are, and which of them are at risk. */
export function customersFinding(data: ViewData): Sentence[] {
  const [groups, worth] = [data.answers["rfm-members"], data.answers["rfm-revenue"]];
  const champions = partValue(groups, "champions");
  const revenue = partValue(worth, "champions");
  const all = worth?.rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const risk = partValue(groups, "at-risk");
  return [
    champions !== null && revenue !== null && all
      ? sentence("customers-champions", { ...counted("champions", champions), share: percent(revenue / all, 0) })
      : sentence("customers-plain"),
    ...(risk !== null ? [sentence("customers-risk", counted("risk", risk))] : []),
  ];
}

function customers(data: ViewData): Headline {
  const [headline = sentence("customers-plain"), ...rest] = customersFinding(data);
  const active = totalRow(data, "active-rate");
  return {
    headline,
    support: [
      ...rest,
      ...(active?.value != null && active.change != null
        ? [sentence("support-active", { share: percent(active.value), change: change(active, "percent") })]
        : []),
    ],
  };
}

const headlines: Record<ViewId, (data: ViewData) => Headline> = {
  marketing: writeHeadline,
  growth,
  adoption,
  tiers,
  points,
  space,
  objectives,
  generosity,
  customers,
  indicators: () => ({ headline: sentence("indicators-all"), support: [] }),
  sales: writeHeadline,
  executive: writeExecutive,
  generations: writeGenerations,
  evidence: (data) => ({ headline: evidenceLine(data) ?? sentence("headline-empty"), support: evidenceSupport(data) }),
};

/** The answer to a page's question in words, by rules over its figures: it says nothing that they do not. */
export const writePageHeadline = (data: ViewData): Headline => headlines[data.view](data);
