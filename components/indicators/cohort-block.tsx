"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { HeatKey, HeatTable } from "@/components/ui/heat-table";
import { NO_VALUE } from "@/lib/format/numbers";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { ageOf, extremesOf, heatEnds, hiddenCohorts, isByYear, layOutCohorts } from "./cohort-triangle";
import { useFormat } from "./format-context";
import { variantOf } from "./names";
import { useNotes } from "./use-notes";
import { useShortPeriod } from "./use-short-period";

interface CohortBlockProps extends BlockWords {
  /** `cohort-retention`, without a split. */
  answer: IndicatorAnswer;
}

/** What members of each cohort do as they grow older with the programme; ages that are not complete are blank. */
export function CohortBlock({ answer, csvHref, ...words }: CohortBlockProps) {
  const t = useTranslations();
  const { format, messages } = useFormat();
  const notes = useNotes();
  const short = useShortPeriod();
  const { unit } = answer;
  const lines = layOutCohorts(answer);
  const [least] = extremesOf(answer);
  const [low, high] = heatEnds(answer);
  const name = t("indicators.cohort-retention.name");
  const variant = variantOf(messages, answer);
  const say = (value: number | null) => format.value(unit, value, "compact", 0);
  const ageUnit = isByYear(answer) ? "year" : "month";
  const ages = Array.from({ length: lines[0]?.ages.length ?? 0 }, (_, age) => age);
  const ageName = (age: number) => t("cohorts.age", { unit: ageUnit, age: ageOf(answer, age) });
  const hidden = hiddenCohorts(lines).map(short);
  const caption = [name, variant].filter(Boolean).join(", ");
  return (
    <AnswerBlock
      answer={answer}
      {...words}
      subtitle={words.subtitle ?? variant}
      empty={answer.rows.some(({ value }) => value !== null) ? false : 240}
      why={t("cohorts.notYet", { unit: ageUnit })}
    >
      <ChartFrame
        name={caption}
        asOf={answer.asOf}
        summary={t("cohorts.summary", {
          count: lines.length,
          first: short(lines[0]?.cohort ?? ""),
          last: short(lines.at(-1)?.cohort ?? ""),
          low: say(least),
          high: say(high),
        })}
        table={null}
        csvHref={csvHref}
        note={
          <>
            <HeatKey low={say(low)} high={say(high)} />
            <span>{t("cohorts.blank")}</span>
            {notes.hidden(hidden)}
          </>
        }
      >
        <HeatTable
          caption={caption}
          corner={t("cohorts.cohort")}
          countLabel={t("cohorts.members")}
          columnsLabel={t("cohorts.ages", { unit: ageUnit })}
          columns={ages.map((age) => ({ key: String(age), label: String(ageOf(answer, age)) }))}
          scale={[low, high]}
          rows={lines.map(({ cohort, began, ages: rows }) => ({
            key: cohort,
            label: short(cohort),
            count: format.value("count", began),
            cells: rows.map((row, age) =>
              row
                ? {
                    key: String(age),
                    value: row.hidden ? null : row.value,
                    text: row.hidden ? NO_VALUE : say(row.value),
                    title: t("chart.labelled", {
                      label: `${short(cohort)}, ${ageName(age)}`,
                      value: row.hidden ? t("figure.hidden") : format.value(unit, row.value),
                    }),
                  }
                : null,
            ),
          }))}
        />
      </ChartFrame>
    </AnswerBlock>
  );
}
