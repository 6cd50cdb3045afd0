import {
  ageOf,
  extremesOf,
  heatEnds,
  hiddenCohorts,
  isByYear,
  layOutCohorts,
} from "@/components/indicators/cohort-triangle";
import { shortPeriod } from "@/components/indicators/short-period";
import { heatStep } from "@/components/ui/heat-step";
import type { Slide } from "@/lib/export/slides";
import { NO_VALUE } from "@/lib/format/numbers";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { hiddenNote, notes, type SlideWords } from "./slide-words";

/** What a slide holds at a size that is read from a chair. */
const MOST = { rows: 12, ages: 13 };

/** Cohorts by age as a table; of more ages than it holds, every second or third, of more cohorts the last; of one figure alone there is no table. */
export function cohortSlide(words: SlideWords, name: string, answer: IndicatorAnswer, said: string): Slide | null {
  const { t, format } = words;
  if (answer.rows.filter(({ value, hidden }) => value !== null && !hidden).length < 2) return null;
  const lines = layOutCohorts(answer).slice(-MOST.rows);
  const ends = heatEnds(answer);
  const short = (cohort: string) => shortPeriod(cohort, t, format);
  const say = (value: number | null) => format.value(answer.unit, value, "compact", 0);
  const [low, high] = extremesOf(answer).map(say);
  const all = Array.from({ length: lines[0]?.ages.length ?? 0 }, (_, age) => age);
  const step = Math.ceil(all.length / MOST.ages);
  const ages = all.filter((age) => age % step === 0);
  return {
    sentence:
      said ||
      t("cohorts.summary", {
        count: lines.length,
        first: short(lines[0]?.cohort ?? ""),
        last: short(lines.at(-1)?.cohort ?? ""),
        low: low ?? NO_VALUE,
        high: high ?? NO_VALUE,
      }),
    measured: notes(
      name,
      `${t("cohorts.ages", { unit: isByYear(answer) ? "year" : "month" })} (${t("cohorts.blank")})`,
      hiddenNote(words, hiddenCohorts(lines).map(short)),
    ),
    chart: {
      look: "table",
      corner: t("cohorts.cohort"),
      columns: [t("cohorts.members"), ...ages.map((age) => String(ageOf(answer, age)))],
      rows: lines.map((line) => ({
        label: short(line.cohort),
        cells: [
          { text: format.value("count", line.began), step: null },
          ...ages.map((age) => {
            const row = line.ages[age];
            if (!row) return null;
            if (row.hidden || row.value === null) return { text: NO_VALUE, step: null };
            return { text: say(row.value), step: heatStep(row.value, ends) };
          }),
        ],
      })),
    },
  };
}
