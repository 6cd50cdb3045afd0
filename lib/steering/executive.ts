import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import { addDays } from "@/lib/periods/calendar";
import { fiscalYearOf, fiscalYearStart } from "@/lib/periods/period";
import type { ViewFigures } from "@/lib/views/view-data";
import { evidenceLine, evidenceSupport } from "./evidence-line";
import { basisOf, type Move, memberRevenueChange, moveOf, NOTABLE, placeInBand, totalRow } from "./facts";
import { chooseHeadline, type Headline, readFacts } from "./headline";
import { choice, generosityInBand, percent, type Sentence, type SentenceValue, sentence } from "./sentence";

/** A sentence that stands on that figure of the page. */
const about = (figure: IndicatorId, found: Sentence | null): Sentence[] => (found ? [{ ...found, figure }] : []);
const money = (value: number): SentenceValue => ({ as: "value", unit: "money", value, style: "compact" });

/** What a value is compared to, under that name, and whether there is one. */
const beside = (
  name: string,
  value: number | null | undefined,
  say: (value: number) => SentenceValue,
): Record<string, SentenceValue> => ({
  [name]: value == null ? choice("none") : say(value),
  has: choice(value == null ? "no" : "yes"),
});

/**
 * Whether it pays, where that is weighed; what changed since last year, a sentence a figure, and what each means for the
 * next; whom the evidence speaks of, or that there is none.
 */
export function writeExecutive(data: ViewFigures): Headline {
  const changed = chooseHeadline(readFacts(data));
  const evidence = evidenceLine(data);
  const isWeighed = evidence !== null && evidence.key !== "evidence-none";
  return {
    headline: isWeighed ? evidence : changed,
    support: [
      ...(isWeighed ? [changed] : []),
      ...about("same-member-revenue-growth", sameMembers(data)),
      ...about("member-revenue", sourceOfGrowth(data)),
      ...about("member-revenue-share", weight(data)),
      ...about("programme-cost-rate", cost(data)),
      ...about("margin-after-programme", margin(data)),
      ...about("generosity-consumed", generosity(data)),
      ...about("budget-use", budget(data)),
      ...about("points-liability", liability(data)),
      ...(isWeighed ? evidenceSupport(data) : evidence ? [evidence] : []).map(
        (one): Sentence => ({ ...one, view: "evidence" }),
      ),
    ],
  };
}

function sameMembers(data: ViewFigures): Sentence | null {
  const row = totalRow(data, "same-member-revenue-growth");
  if (row?.value == null) return null;
  const before = row.previous ?? null;
  return sentence("executive-same", {
    change: { as: "change", unit: "money", change: row.value },
    before: before === null ? choice("none") : { as: "change", unit: "money", change: before },
    pace: choice(before === null ? "none" : (moveOf(row.value - before, NOTABLE.points) ?? "none")),
  });
}

/**
 * Who makes the change of member revenue: those who were members through both periods, whose own change is a part of it,
 * or who joined and left. Nothing of a change too small to be told.
 */
function sourceOfGrowth(data: ViewFigures): Sentence | null {
  const all = totalRow(data, "member-revenue");
  const same = totalRow(data, "same-member-revenue-growth");
  const move = moveOf(memberRevenueChange(data), NOTABLE.relative);
  if (all?.value == null || all.previous == null || same?.value == null) return null;
  if (!move || move === "flat") return null;
  const part = ((same.numerator ?? 0) - (same.denominator ?? 0)) / (all.value - all.previous);
  return sentence("executive-source", {
    move: choice(move),
    source: choice(part < 0 ? "against" : part < 0.5 ? "others" : "same"),
  });
}

function weight(data: ViewFigures): Sentence | null {
  const row = totalRow(data, "member-revenue-share");
  if (row?.value == null) return null;
  if (row.previous == null) return sentence("sales-share-alone", { share: percent(row.value) });
  return sentence("executive-weight", {
    share: percent(row.value),
    previous: percent(row.previous),
    move: choice(moveOf(row.change, NOTABLE.points) ?? "flat"),
  });
}

function cost(data: ViewFigures): Sentence | null {
  const row = totalRow(data, "programme-cost-rate");
  if (row?.value == null) return null;
  return sentence("executive-cost", {
    share: percent(row.value, 2),
    ...beside("previous", row.previous, (share) => percent(share, 2)),
  });
}

function margin(data: ViewFigures): Sentence | null {
  const row = totalRow(data, "margin-after-programme");
  if (row?.value == null) return null;
  return sentence("executive-margin", {
    share: percent(row.value),
    ...beside("change", row.change, (change) => ({ as: "change", unit: "percent", change })),
  });
}

function generosity(data: ViewFigures): Sentence | null {
  const value = totalRow(data, "generosity-consumed")?.value;
  const band = data.programme.generosityBand;
  const place = placeInBand(value, band);
  return value != null && band && place ? generosityInBand(value, place, band) : null;
}

function budget(data: ViewFigures): Sentence | null {
  const partOf = (part: string) => data.answers["budget-use"]?.rows.find(({ key }) => key.part === part)?.value ?? null;
  const [used, landing] = [partOf("used"), partOf("landing")];
  if (used !== null && isYearOver(data)) return sentence("executive-budget-done", { used: percent(used, 0) });
  if (landing === null) return null;
  return sentence("executive-budget", { landing: percent(landing, 0), place: choice(landing > 1 ? "over" : "in") });
}

/** Whether the page's period ends with its fiscal year: there is nothing to land. */
export const isYearOver = ({ period, programme }: ViewFigures): boolean =>
  addDays(period.to, 1) ===
  fiscalYearStart(fiscalYearOf(period.to, programme.fiscalStartMonth) + 1, programme.fiscalStartMonth);

function liability(data: ViewFigures): Sentence | null {
  const row = totalRow(data, "points-liability");
  if (row?.value == null) return null;
  return sentence("executive-liability", {
    amount: money(row.value),
    ...beside("previous", row.previous, money),
    basis: choice(basisOf(data)),
  });
}

/** How much of a rate's change from quarter to quarter is told: 0.1 point of generosity, 1 point of margin. */
const QUARTERLY = { margin: NOTABLE.points, generosity: 0.001 };

/** Whether margin holds while generosity moves: the same quarter a year before, so that the season is not read as a change. */
export function payingTitle(data: ViewFigures): Sentence {
  const move = (answer: IndicatorAnswer | null | undefined, notable: number): Move | null => {
    const rows = answer?.rows.filter(({ partial }) => !partial) ?? [];
    const [last, before] = [rows.at(-1)?.value, rows.at(-5)?.value];
    return last == null || before == null ? null : moveOf(last - before, notable);
  };
  const margin = move(data.answers["margin-by-quarter"], QUARTERLY.margin);
  const generosity = move(data.answers["generosity-by-quarter"], QUARTERLY.generosity);
  if (!generosity) return margin ? sentence("paying-left", { margin: choice(margin) }) : sentence("paying-plain");
  if (!margin) return sentence("paying-given", { generosity: choice(generosity) });
  return sentence("paying-both", { margin: choice(margin), generosity: choice(generosity) });
}

/** What member revenue over 12 months has gained or lost since the first month shown. */
export function twelveMonthsTitle(data: ViewFigures): Sentence {
  const rows = data.answers["revenue-over-12-months"]?.rows.filter(({ value }) => value !== null) ?? [];
  const [first, last] = [rows[0], rows.at(-1)];
  const months = rows.length - 1;
  if (first?.value == null || last?.value == null || months < 1) return sentence("twelve-months-plain");
  const move = moveOf(first.value > 0 ? last.value / first.value - 1 : null, NOTABLE.relative);
  return sentence("twelve-months-moved", {
    move: choice(move ?? "flat"),
    size: money(Math.abs(last.value - first.value)),
    months: { as: "number", number: months },
  });
}

/** A cohort, year by year of its own age: the share that bought, and what each who enrolled bought for. */
export interface Generation {
  cohort: string;
  ages: { age: number; bought: number; members: number | null; revenue: number | null }[];
}

/** The oldest cohort that is followed; null where none is. */
export function firstGeneration(data: ViewFigures): Generation | null {
  const shown = (answer: IndicatorAnswer | null | undefined) =>
    (answer?.rows ?? []).filter(({ hidden, value }) => !hidden && value !== null);
  const bought = shown(data.answers["cohort-years"]);
  const [cohort] = bought.map(({ key }) => key.cohort ?? "").sort();
  if (!cohort) return null;
  const revenue = shown(data.answers["cohort-revenue-years"]);
  const ages = bought
    .filter(({ key }) => key.cohort === cohort)
    .map((row) => ({
      age: Number(row.key.age) + 1,
      bought: row.value ?? 0,
      members: row.denominator,
      revenue: revenue.find(({ key }) => key.cohort === cohort && key.age === row.key.age)?.value ?? null,
    }))
    .sort((a, b) => a.age - b.age);
  return { cohort, ages };
}

/** What those of the first year still do: the novelty, or what lasts. */
export function writeGenerations(data: ViewFigures): Headline {
  const followed = firstGeneration(data);
  const [first, last] = [followed?.ages[0], followed?.ages.at(-1)];
  if (!followed || !first || !last) return { headline: sentence("generations-plain"), support: [] };
  const year: SentenceValue = choice(followed.cohort.replace(/^fy/, ""));
  const age: SentenceValue = { as: "number", number: last.age };
  const isOne = first === last;
  const kept = isOne || !first.revenue || last.revenue === null ? null : last.revenue / first.revenue;
  return {
    headline: sentence("generations-still", { share: percent(last.bought, 0), year, age }),
    support: [
      ...(isOne ? [] : about("cohort-retention", sentence("generations-first", { share: percent(first.bought, 0) }))),
      ...(kept === null || last.revenue === null || first.revenue === null
        ? []
        : about(
            "cohort-retention",
            sentence("generations-revenue", {
              now: money(Math.round(last.revenue)),
              before: money(Math.round(first.revenue)),
              move: choice(moveOf(kept - 1, NOTABLE.relative) ?? "flat"),
            }),
          )),
    ],
  };
}
