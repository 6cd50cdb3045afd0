import type { EvidenceAnswer } from "@/lib/evidence/evidence-answer";
import { createFormatter } from "@/lib/format/formatter";
import { currencyExponent } from "@/lib/format/money";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { Unit } from "@/lib/indicators/define-indicator";
import type { ProgrammeInfo } from "@/lib/views/view-data";
import { type Cell, type CellUnit, fileNameOf, type Sheet } from "./sheet";
import { exportWords } from "./words";

const units: Record<Unit, CellUnit> = {
  money: "money",
  percent: "percent",
  points: "whole",
  count: "whole",
  number: "number",
  days: "number",
};

type Names = Record<string, Record<string, string>>;

/** What a figure of evidence is worth, so that no file has it without. */
const evidenceFact = (t: ReturnType<typeof exportWords>, { grade }: EvidenceAnswer): [string, string] => [
  t("evidence.grades"),
  grade ? `${grade}. ${t(`evidence.ladder.${grade}`)}` : t("export.noEvidence"),
];

/** The rows of an indicator's answer as a table: the period and group of each, its value, N-1 where it was asked. */
export function indicatorSheet(
  answer: IndicatorAnswer,
  programme: Pick<ProgrammeInfo, "slug" | "name" | "currency" | "fiscalStartMonth" | "words">,
  where: Readonly<Record<string, string>>,
  locale: Locale,
): Sheet {
  const t = exportWords(locale, programme.words);
  const messages = loadMessages(locale, programme.words);
  const format = createFormatter(locale, programme.currency);
  const exponent = currencyExponent(programme.currency);
  const { indicator, definition, period, asOf, rows } = answer;
  const context = { asOf, fiscalStartMonth: programme.fiscalStartMonth };
  const groups = [...new Set(rows.flatMap(({ key }) => Object.keys(key)))] as (keyof IndicatorRow["key"])[];
  const unitAt = (place: number): CellUnit => units[rows[place]?.unit ?? answer.unit];
  const isMoney = (row: IndicatorRow) => (row.unit ?? answer.unit) === "money";
  const inUnit = (row: IndicatorRow, value: number | null | undefined): Cell =>
    value === null || value === undefined ? null : isMoney(row) ? value / 10 ** exponent : value;
  const changeUnit = (): CellUnit => "percent";
  const mark = (unit: Unit) => (unit === "money" ? ` (${programme.currency})` : unit === "percent" ? " (%)" : "");
  // Figures side by side each say their unit, where it is not that of all.
  const isMixed = rows.some(({ unit = answer.unit }) => unit !== answer.unit);
  const nameOf = (row: IndicatorRow, group: keyof IndicatorRow["key"]): Cell => {
    const code = row.key[group] ?? null;
    if (group === "reward" && code !== null) return answer.rewards?.[code] ?? code;
    if (group !== "part" || code === null) return code;
    return `${(messages.parts as Names)[indicator]?.[code] ?? code}${isMixed ? mark(row.unit ?? answer.unit) : ""}`;
  };
  const hasEnds = answer.evidence !== undefined;
  const hasComparison = rows.some(({ previous }) => previous !== undefined);
  const isRestated = rows.some(({ restated }) => restated !== undefined);
  const single = isMixed ? "" : mark(answer.unit);
  const variant = (messages.variants as Names)[indicator]?.[definition];
  return {
    locale,
    fileName: fileNameOf([
      programme.slug,
      indicator,
      definition === "standard" ? null : definition,
      period.label,
      ...groups.filter((group) => group !== "part"),
      ...Object.values(where),
      asOf,
      t("export.rowsIn", { count: rows.length }),
    ]),
    facts: [
      [t("export.programme"), programme.name],
      [t("export.indicator"), [messages.indicators[indicator].name, variant].filter(Boolean).join(", ")],
      [t("export.period"), format.period(period, context)],
      ...Object.entries(where).map(([name, value]): [string, string] => [t(`export.filters.${name as "tier"}`), value]),
      [t("export.asOf"), format.day(asOf, "date")],
      ...(answer.evidence ? [evidenceFact(t, answer.evidence)] : []),
      [t("export.rows"), rows.length],
    ],
    columns: [
      { label: t("export.period"), unit: "text" },
      ...groups.map((group) => ({ label: t(`export.filters.${group}`), unit: "text" as const })),
      { label: `${t("export.value")}${single}`, unit: unitAt },
      ...(isRestated ? [{ label: `${t("export.today")}${single}`, unit: unitAt }] : []),
      ...(hasEnds
        ? [
            { label: `${t("export.low")}${single}`, unit: unitAt },
            { label: `${t("export.high")}${single}`, unit: unitAt },
          ]
        : []),
      ...(hasComparison
        ? [
            { label: `${t("export.previous")}${single}`, unit: unitAt },
            { label: `${t("export.change")} (%)`, unit: changeUnit },
          ]
        : []),
    ],
    rows: rows.map((row) => [
      row.period,
      ...groups.map((group) => nameOf(row, group)),
      row.hidden ? null : inUnit(row, row.value),
      ...(isRestated ? [inUnit(row, row.restated === undefined ? row.value : row.restated)] : []),
      ...(hasEnds ? [inUnit(row, row.low), inUnit(row, row.high)] : []),
      ...(hasComparison ? [inUnit(row, row.previous), row.change ?? null] : []),
    ]),
    exponent,
  };
}
