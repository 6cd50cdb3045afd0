import type { IndicatorRow } from "@/lib/indicators/answer";
import type { ViewFigures } from "@/lib/views/view-data";
import type { ViewId } from "@/lib/views/views";
import { evidenceLine, evidenceSupport } from "./evidence-line";
import { writeExecutive, writeGenerations } from "./executive";
import { moveOf, NOTABLE, partValue, placeInBand, totalRow } from "./facts";
import {
  attainmentFinding,
  customersFinding,
  objectivesFinding,
  payingFinding,
  salesFinding,
  tiersFinding,
} from "./findings";
import { type Headline, writeHeadline } from "./headline";
import { choice, counted, generosityInBand, percent, type Sentence, type SentenceValue, sentence } from "./sentence";

const change = (row: IndicatorRow, unit: "percent" | "count" | "points"): SentenceValue => ({
  as: "change",
  unit,
  change: row.change ?? 0,
});

/** What a pace of recruitment under half its best, or falling, is called with most of the eligible in. */
const SATURATED = { pace: 0.5, penetration: 0.6 };

function growth(data: ViewFigures): Headline {
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

function adoption(data: ViewFigures): Headline {
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

function tiers(data: ViewFigures): Headline {
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

function points(data: ViewFigures): Headline {
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

function space(data: ViewFigures): Headline {
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

function objectives(data: ViewFigures): Headline {
  const landing = totalRow(data, "projected-landing")?.value;
  return {
    headline: attainmentFinding(data),
    support: [
      ...objectivesFinding(data),
      ...(landing != null ? [sentence("objectives-landing", { share: percent(landing) })] : []),
    ],
  };
}

function generosity(data: ViewFigures): Headline {
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

function customers(data: ViewFigures): Headline {
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

const headlines: Record<ViewId, (data: ViewFigures) => Headline> = {
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
export const writePageHeadline = (data: ViewFigures): Headline => headlines[data.view](data);
