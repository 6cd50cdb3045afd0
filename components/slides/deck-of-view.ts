import type { PlotMonth } from "@/components/charts/plot";
import { layMonths, toPlotMonths } from "@/components/indicators/month-layout";
import { partOf, variantOf } from "@/components/indicators/names";
import { codesOf, toSeries } from "@/components/indicators/split-series";
import { isStanding } from "@/components/indicators/stands";
import { writerOf } from "@/components/indicators/write-figure";
import { officeFormat } from "@/lib/export/office-format";
import { type Deck, type Slide, type SlidePlot, slideColors } from "@/lib/export/slides";
import { exportWords } from "@/lib/export/words";
import { capitalised } from "@/lib/format/dates";
import { createFormatter } from "@/lib/format/formatter";
import { intlLocale } from "@/lib/format/numbers";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { SentenceKey } from "@/lib/i18n/messages";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { IndicatorId } from "@/lib/indicators/registry";
import { dayNumberOf, lengthOfMonth } from "@/lib/periods/calendar";
import { payingTitle, twelveMonthsTitle, writeGenerations } from "@/lib/steering/executive";
import { tiersOf, totalOf } from "@/lib/steering/facts";
import {
  attainmentFinding,
  customersFinding,
  objectivesFinding,
  payingFinding,
  salesFinding,
  tiersFinding,
  workingFinding,
} from "@/lib/steering/findings";
import type { Sentence } from "@/lib/steering/sentence";
import { writeSentence } from "@/lib/steering/write-sentence";
import { monthsAnswer } from "@/lib/views/address-of";
import type { AskId } from "@/lib/views/asks";
import { filterNames } from "@/lib/views/option-name";
import { type FigureData, isTimeless, type ViewData } from "@/lib/views/view-data";
import { getView } from "@/lib/views/views";
import { cohortSlide } from "./cohort-slide";
import { mapSlide } from "./map-slide";
import { movesSlide } from "./moves-slide";
import { colorsOf, minorOf, nameOf, type SlideWords, type Split, splits } from "./slide-words";

/** Groups beyond these are not told apart on a slide. */
const MOST_GROUPS = 12;

/** What the page says of a chart, where it has a sentence of its own. */
const findings: Partial<Record<AskId | IndicatorId, (data: ViewData) => Sentence[]>> = {
  "member-revenue": salesFinding,
  "generosity-consumed": (data) => payingFinding(data).slice(0, 1),
  "margin-after-rewards": (data) => payingFinding(data).slice(1),
  curve: (data) => [attainmentFinding(data)],
  "tier-members": (data) => [tiersFinding(data)],
  "member-funnel": workingFinding,
  "landing-bands": objectivesFinding,
  "rfm-members": customersFinding,
  "revenue-over-12-months": (data) => [twelveMonthsTitle(data)],
  "margin-by-quarter": (data) => [payingTitle(data)],
  "cohort-years": (data) => generationsFinding(data, "generations-still", "generations-first"),
  "cohort-revenue-years": (data) => generationsFinding(data, "generations-revenue"),
};

const mapSplits = { "map-segment": "segment", "map-tier": "tier", "map-region": "region" } as const;

const generationsFinding = (data: ViewData, ...keys: SentenceKey[]): Sentence[] => {
  const { headline, support } = writeGenerations(data);
  return [headline, ...support].filter(({ key }) => keys.includes(key));
};

/** Answers that stand on the slide of another one or say it again, or are no bars: a balance from its beginning to its end. */
const withoutSlide: ReadonlySet<AskId> = new Set([
  "tier-revenue",
  "tier-cost",
  "tier-growth",
  "points-roll-forward",
  "redeemed-lifetime-months",
  "redeemed-period-months",
  "redeemed-cohort-quarters",
  "redeemed-members-months",
]);

/** A page's charts as slides, out of the one answer that the page shows: what its reader may not see is not in it. */
export function deckOfView(data: ViewData, locale: Locale): Deck {
  const messages = loadMessages(locale, data.programme.words);
  const t = exportWords(locale, data.programme.words);
  const { programme, comparedTo, period } = data;
  const format = createFormatter(locale, programme.currency);
  const say = (sentence: Sentence) => writeSentence(sentence, messages, format);
  const words: SlideWords = {
    data,
    locale,
    messages,
    t,
    format,
    sayAll: (sentences: Sentence[]) =>
      sentences
        .slice(0, 2)
        .map((one) => say(one).replace(/\.?$/, "."))
        .join(" "),
  };
  const chosen = filterNames(data, t);
  const said = isTimeless(data) ? t("page.allKnown") : format.period(period, programme);
  const asOf = t("page.dataAsOf", { date: format.day(programme.asOf, "date") });
  const compared = comparedTo ? t("page.comparedTo", { period: format.period(comparedTo, programme) }) : null;
  return {
    title: `${programme.name} · ${t(`views.${data.view}`)}`,
    sentence: say(data.lead.headline).replace(/\.$/, ""),
    facts: [[said, ...chosen].join(" · "), ...(compared ? [compared] : []), asOf],
    foot: [programme.name, said, ...chosen, asOf].join(" · "),
    language: intlLocale[locale],
    slides: slidesOf(words),
  };
}

function slidesOf(words: SlideWords): Slide[] {
  const view = getView(words.data.view);
  if (!view) return [];
  const figures = view.charted.flatMap((id) => {
    const figure = words.data.figures[id];
    return figure ? [monthSlide(words, id, figure)] : [];
  });
  const answers = view.asks.flatMap((ask) => {
    const answer = words.data.answers[ask];
    return answer && !withoutSlide.has(ask) ? [answerSlide(words, ask, answer)] : [];
  });
  return [...figures, ...answers].filter((slide) => slide !== null);
}

/** The value of one figure in a sentence: and its change. */
function figureSentence({ t, format }: SlideWords, name: string, figure: FigureData): string {
  const row = totalOf(figure);
  const { total } = figure;
  const change = row?.change == null ? "" : format.change(total.unit, row.change);
  const basis = t(total.period.partial && !isStanding(total) ? "figure.sameDay" : "figure.overYear");
  const value = [writerOf(format, total, "compact")(row?.value), change && `${change} ${basis}`];
  return t("chart.labelled", { label: name, value: value.filter(Boolean).join(", ") });
}

/** What is drawn by month, and that the last is not done. */
function sayMonths({ t, format }: SlideWords, name: string, months: { partial: boolean }[], asOf: string): string {
  const running = t("chart.running", {
    month: capitalised(format.day(asOf, "month")),
    days: dayNumberOf(asOf),
    of: lengthOfMonth(asOf),
  });
  return [name, t("chart.byMonth", { count: months.length }), ...(months.at(-1)?.partial ? [running] : [])].join(". ");
}

function monthSlide(words: SlideWords, id: IndicatorId, figure: FigureData): Slide | null {
  const { t, data, sayAll } = words;
  const said = sayAll(findings[id]?.(data) ?? []);
  const name = t(`indicators.${id}.name`);
  const answer = monthsAnswer(figure.total, figure.months);
  const { months } = layMonths(answer.rows, { look: isFlow(answer) ? "bars" : "line" });
  return timeSlide(words, name, { answer, months, sentence: said || figureSentence(words, name, figure) });
}

/** Whether a figure runs with its month: neither a rate nor what stands on a day. */
const isFlow = (answer: IndicatorAnswer): boolean =>
  !isStanding(answer) && answer.unit !== "percent" && answer.rows.every(({ denominator }) => denominator === null);

interface TimeDrawn {
  answer: IndicatorAnswer;
  months: PlotMonth[];
  sentence: string;
}

/** One figure by month or quarter. */
function timeSlide(words: SlideWords, name: string, { answer, months, sentence }: TimeDrawn): Slide | null {
  const { t, format } = words;
  const asColumns = isFlow(answer);
  const hasPrevious = !asColumns && months.some(({ previous }) => previous !== null);
  const isByQuarter = months.some(({ period }) => period.includes("-Q"));
  const labelOf = (period: string) => {
    const [year = "", quarter = ""] = period.split("-Q");
    return isByQuarter ? t("periods.quarter", { quarter, year }) : format.day(period, "monthYearShort");
  };
  return chartSlide(words, answer, {
    sentence,
    measured: isByQuarter ? name : sayMonths(words, name, months, answer.asOf),
    look: asColumns ? "columns" : "lines",
    labels: months.map(({ period }) => labelOf(period)),
    series: [
      { name, color: slideColors.accent, values: months.map(({ value }) => value) },
      // Columns carry the year before among them.
      ...(hasPrevious
        ? [{ name: t("chart.previous"), color: slideColors.past, values: months.map(({ previous }) => previous) }]
        : []),
    ],
  });
}

function answerSlide(words: SlideWords, ask: AskId, answer: IndicatorAnswer): Slide | null {
  if (ask === "curve") return curveSlide(words, answer);
  if (ask === "tier-members") return tiersSlide(words);
  if (ask === "tier-matrix") return movesSlide(words, answer);
  if (ask === "map-segment" || ask === "map-tier" || ask === "map-region")
    return mapSlide(words, mapSplits[ask], answer);
  const { t, messages, data, sayAll } = words;
  const rows = answer.rows.filter((row) => !row.hidden && row.unit === undefined);
  const keys = Object.keys(rows[0]?.key ?? {});
  const split = splits.find((one) => keys.includes(one));
  const ofPeriod = rows.every(({ period }) => period === rows[0]?.period);
  const isSplit = keys.length === 1 && (split || keys[0] === "part");
  const name = [t(`indicators.${answer.indicator}.name`), variantOf(messages, answer)].filter(Boolean).join(", ");
  const said = sayAll(findings[ask]?.(data) ?? []);
  if (keys.includes("cohort")) return cohortSlide(words, name, answer, said);
  if (keys.length === 0 && !ofPeriod)
    return timeSlide(words, name, {
      answer,
      months: toPlotMonths(rows),
      sentence: said || lastSentence(words, name, rows, answer),
    });
  if (!isSplit || ask === "goals") return null;
  if (!ofPeriod) return split ? groupLinesSlide(words, answer, split, name) : null;
  const label = ({ key }: IndicatorRow) =>
    split ? nameOf(words, split, key[split] ?? "", answer) : partOf(messages, answer, key.part ?? "");
  const shown = split && split !== "tier" ? [...rows].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)) : rows;
  const first = shown.slice(0, MOST_GROUPS);
  const write = writerOf(words.format, answer, "compact");
  const largest = [...first].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, 3);
  const hasPrevious = split !== undefined && first.some(({ previous }) => previous != null);
  return chartSlide(words, answer, {
    sentence:
      said || largest.map((row) => t("chart.labelled", { label: label(row), value: write(row.value) })).join(" · "),
    measured: split && split in messages.split.by ? `${name}. ${t(`split.by.${split as "tier"}`)}` : name,
    look: "bars",
    labels: first.map(label),
    series: [
      { name, color: slideColors.accent, values: first.map(({ value }) => value) },
      ...(hasPrevious
        ? [
            {
              name: t("chart.previous"),
              color: slideColors.past,
              values: first.map(({ previous }) => previous ?? null),
            },
          ]
        : []),
    ],
  });
}

/** The last value that is known of what is drawn by month or quarter. */
function lastSentence({ t, format }: SlideWords, name: string, rows: IndicatorRow[], answer: IndicatorAnswer): string {
  const last = rows.filter(({ value }) => value !== null).at(-1);
  return t("chart.labelled", { label: name, value: writerOf(format, answer, "compact")(last?.value) });
}

function curveSlide(words: SlideWords, curve: IndicatorAnswer): Slide | null {
  const { t, format, data, sayAll } = words;
  const months = toPlotMonths(curve.rows);
  const year = Number(curve.period.to.slice(0, 4));
  return chartSlide(words, curve, {
    sentence: sayAll(findings.curve?.(data) ?? []),
    measured: t("indicators.attainment-curve.name"),
    look: "lines",
    labels: months.map(({ period }) => format.day(period, "monthShort")),
    series: [
      { name: String(year), color: slideColors.accent, values: months.map(({ value }) => value) },
      { name: String(year - 1), color: slideColors.past, values: months.map(({ previous }) => previous) },
    ].filter(({ values }) => values.some((value) => value !== null)),
  });
}

/** Per tier its share of members beside that of revenue, highest first. */
function tiersSlide(words: SlideWords): Slide | null {
  const { t, data, sayAll } = words;
  const tiers = tiersOf(data);
  if (!tiers) return null;
  const codes = codesOf(tiers.members, "tier")
    .filter((code) => code !== "none")
    .reverse();
  const shareOf = ({ rows }: IndicatorAnswer) =>
    codes.map((code) => rows.find((row) => row.key.tier === code && !row.hidden)?.value ?? null);
  return chartSlide(words, tiers.members, {
    sentence: sayAll([tiersFinding(data)]),
    measured: t("shares.subtitle", { hasCost: "no" }),
    look: "bars",
    labels: codes.map((code) => nameOf(words, "tier", code)),
    series: [
      { name: t("shares.members"), color: slideColors.past, values: shareOf(tiers.members) },
      { name: t("shares.revenue"), color: slideColors.accent, values: shareOf(tiers.revenue) },
    ],
  });
}

function groupLinesSlide(words: SlideWords, answer: IndicatorAnswer, split: Split, name: string): Slide | null {
  const { t, format } = words;
  const codes = codesOf(answer, split).slice(0, slideColors.categories.length);
  const colors = colorsOf(split, codes);
  const groups = codes.map((code, index) => ({
    code,
    name: nameOf(words, split, code, answer),
    color: colors[index] ?? slideColors.accent,
  }));
  const { months, series } = toSeries(answer, split, groups);
  const write = writerOf(format, answer, "compact");
  return chartSlide(words, answer, {
    sentence: series
      .map((one) => t("chart.labelled", { label: one.name, value: write(one.values.at(-1)) }))
      .reverse()
      .join(" · "),
    measured: sayMonths(words, name, months, answer.asOf),
    look: "lines",
    labels: months.map(({ period }) => format.day(period, "monthYearShort")),
    series: series.map(({ name, color, values }) => ({ name, color, values })),
  });
}

/** The slide of values in an answer's unit; none where nothing is known. */
function chartSlide(
  { data, locale }: SlideWords,
  { unit }: IndicatorAnswer,
  { sentence, measured, ...chart }: Omit<SlidePlot, "format"> & Omit<Slide, "chart">,
): Slide | null {
  const minor = minorOf(unit, data);
  const series = chart.series.map((one) => ({
    ...one,
    values: one.values.map((value) => (value === null ? null : value / minor)),
  }));
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  if (!values.some((value) => value !== 0)) return null;
  const top = Math.max(...values.map(Math.abs));
  return {
    sentence,
    measured,
    chart: { ...chart, series, format: officeFormat(unit, top, locale, data.programme.currency) },
  };
}
