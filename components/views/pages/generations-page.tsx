"use client";

import { useTranslations } from "use-intl";
import { CohortBlock } from "@/components/indicators/cohort-block";
import { useFormat } from "@/components/indicators/format-context";
import { GenerationBlock } from "@/components/indicators/generation-block";
import { YearsTable } from "@/components/indicators/years-table";
import { Lead } from "@/components/views/lead";
import { monthsBetween } from "@/lib/periods/calendar";
import { firstGeneration } from "@/lib/steering/executive";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { PageGrid } from "./page-grid";

/** What lasts: generations of members year after year, and the programme by its own age. */
export function GenerationsPage({ data }: { data: ViewData }) {
  const t = useTranslations("years");
  const { format } = useFormat();
  const yearly = Object.values(data.figures).filter(({ years }) => years.length > 0);
  const generation = firstGeneration(data);
  const bought = data.answers["cohort-years"];
  return (
    <>
      <Lead data={data} look="answer" />
      {bought && generation ? <GenerationBlock answer={bought} generation={generation} /> : null}
      <PageGrid>
        <Answered data={data} ask="cohort-years">
          {(answer, behind) => <CohortBlock answer={answer} {...behind} />}
        </Answered>
        <Answered data={data} ask="cohort-revenue-years">
          {(answer, behind) => <CohortBlock answer={answer} {...behind} />}
        </Answered>
      </PageGrid>
      <YearsTable
        title={t("byAge")}
        subtitle={t("since", { day: format.day(data.programme.startedOn, "date") })}
        corner={t("programmeYear")}
        figures={yearly}
        nameOf={(label) => {
          const [from = "", to = ""] = label.split("..");
          return (
            <>
              {t("ofAge", { age: monthsBetween(data.programme.startedOn, from) / 12 + 1 })}{" "}
              <small>
                {format.day(from, "monthYearShort")} – {format.day(to, "monthYearShort")}
              </small>
            </>
          );
        }}
      />
    </>
  );
}
