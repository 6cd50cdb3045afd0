import type { ViewFigures } from "@/lib/views/view-data";
import {
  areFew,
  attainmentMove,
  basisOf,
  memberRevenueChange,
  moveOf,
  NOTABLE,
  partValue,
  placeInBand,
  redeemingRow,
  tiersOf,
  totalRow,
} from "./facts";
import { choice, counted, countOf, generosityInBand, percent, type Sentence, sentence } from "./sentence";

/** The attainment curve's title: what it shows. */
export function attainmentFinding(data: ViewFigures): Sentence {
  const row = totalRow(data, "objective-attainment");
  const attainment = attainmentMove(row);
  if (attainment) return sentence("curve-compared", { attainment: choice(attainment) });
  if (row?.value == null) return sentence("curve-plain");
  if (areFew(row)) return sentence("curve-few", countOf(row));
  return sentence("curve-alone", { share: percent(row.value) });
}

/** Which tiers grow and which fall, lowest tier first. */
export function tiersFinding(data: ViewFigures): Sentence {
  const names = new Map(data.programme.tiers.map((tier) => [tier.code, tier.name]));
  const moves = (tiersOf(data)?.growth.rows ?? []).flatMap((row) => {
    const name = names.get(row.key.tier ?? "");
    const move = row.hidden ? null : moveOf(row.value, NOTABLE.relative);
    return name && move ? [{ name, move }] : [];
  });
  const up = moves.filter(({ move }) => move === "up").map(({ name }) => name);
  const down = moves.filter(({ move }) => move === "down").map(({ name }) => name);
  const list = (items: string[]) => ({ as: "list", items }) as const;
  const many = (items: string[]) => ({ as: "number", number: items.length }) as const;
  if (moves.length > 1 && up.length === moves.length) return sentence("tiers-up");
  if (moves.length > 1 && down.length === moves.length) return sentence("tiers-down");
  if (up.length > 0 && down.length > 0) {
    return sentence("tiers-mixed", { up: list(up), ups: many(up), down: list(down), downs: many(down) });
  }
  if (up.length > 0) return sentence("tiers-some-up", { up: list(up), ups: many(up) });
  if (down.length > 0) return sentence("tiers-some-down", { down: list(down), downs: many(down) });
  return sentence("tiers-plain");
}

/** Does it stimulate sales? */
export function salesFinding(data: ViewFigures): Sentence[] {
  const change = memberRevenueChange(data);
  const growth = moveOf(change, NOTABLE.relative);
  const revenue = totalRow(data, "member-revenue")?.value;
  const share = totalRow(data, "member-revenue-share");
  const found: Sentence[] = [];
  if (growth && change !== null) {
    const size = { as: "size", unit: "money", change } as const;
    found.push(sentence("sales-growth", { growth: choice(growth), size, basis: choice(basisOf(data)) }));
    const all = totalRow(data, "revenue")?.change;
    if (all != null) found.push(sentence("sales-total", { change: { as: "change", unit: "money", change: all } }));
  } else if (revenue === 0) {
    found.push(sentence("sales-none"));
  } else if (revenue != null) {
    const value = { as: "value", unit: "money", value: revenue, style: "compact" } as const;
    found.push(sentence("sales-revenue", { revenue: value }));
  }
  if (share?.value != null && share.previous != null) {
    found.push(sentence("sales-share", { share: percent(share.value), previous: percent(share.previous) }));
  } else if (share?.value != null) {
    found.push(sentence("sales-share-alone", { share: percent(share.value) }));
  }
  return found;
}

/** Does it work day to day? */
export function workingFinding(data: ViewFigures): Sentence[] {
  const parts = [
    ["working-penetration", totalRow(data, "penetration")?.value],
    ["working-active", totalRow(data, "active-rate")?.value],
    ["working-redeeming", redeemingRow(data)?.value],
  ] as const;
  return parts.flatMap(([key, value]) => (value == null ? [] : [sentence(key, { share: percent(value) })]));
}

/** Is it generous, and does it pay? */
export function payingFinding(data: ViewFigures): Sentence[] {
  const generosity = totalRow(data, "generosity-consumed")?.value;
  const band = data.programme.generosityBand;
  const place = placeInBand(generosity, band);
  const margin = totalRow(data, "margin-after-rewards");
  const found: Sentence[] = [];
  if (generosity != null && place && band) {
    found.push(generosityInBand(generosity, place, band));
  } else if (generosity != null) {
    found.push(sentence("generosity-alone", { value: percent(generosity, 2) }));
  }
  if (margin?.value != null && margin.change != null) {
    const change = { as: "change", unit: "percent", change: margin.change } as const;
    found.push(sentence("paying-margin", { share: percent(margin.value), change }));
  } else if (margin?.value != null) {
    found.push(sentence("paying-margin-alone", { share: percent(margin.value) }));
  }
  return found;
}

/** Do objectives mobilise? */
export function objectivesFinding(data: ViewFigures): Sentence[] {
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

/** Who the best customers are, and which of them are at risk. */
export function customersFinding(data: ViewFigures): Sentence[] {
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
