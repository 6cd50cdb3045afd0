"use client";

import { useTranslations } from "use-intl";
import { BudgetBullet, LiabilityBullet } from "@/components/indicators/amount-bullets";
import { useFormat } from "@/components/indicators/format-context";
import { PayingBlock } from "@/components/indicators/paying-block";
import { TwelveMonthsBlock } from "@/components/indicators/twelve-months-block";
import { YearsTable } from "@/components/indicators/years-table";
import { Lead } from "@/components/views/lead";
import { parsePeriod } from "@/lib/periods/period";
import { isYearOver, payingTitle, twelveMonthsTitle } from "@/lib/steering/executive";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import { PageGrid } from "./page-grid";

/** Does it pay, over three years: one page, to print. */
export function ExecutiveHome({ data }: { data: ViewData }) {
  const t = useTranslations("years");
  const { format, period, say } = useFormat();
  const { programme, answers } = data;
  const yearly = Object.values(data.figures).filter(({ years }) => years.length > 0);
  const liability = data.figures["points-liability"];
  const budget = answers["budget-use"];
  return (
    <>
      <Lead data={data} look="answer" />
      <YearsTable
        title={t("title")}
        subtitle={data.period.partial ? t("toDate", { day: format.day(data.period.to, "day") }) : null}
        corner={t("period")}
        figures={yearly}
        nameOf={(label) => period({ ...(parsePeriod(label, programme) ?? { label }), partial: false })}
      />
      <PageGrid>
        <Answered data={data} ask="revenue-over-12-months">
          {(answer) => (
            <TwelveMonthsBlock
              answer={answer}
              title={say(twelveMonthsTitle(data))}
              height={264}
              flags={programme.campaigns}
            />
          )}
        </Answered>
        <PayingBlock
          title={say(payingTitle(data))}
          margin={answers["margin-by-quarter"]}
          generosity={answers["generosity-by-quarter"]}
          heights={{ margin: 110, generosity: 110 }}
        />
      </PageGrid>
      <PageGrid>
        {budget ? <BudgetBullet answer={budget} isOver={isYearOver(data)} /> : null}
        {liability ? <LiabilityBullet figure={liability} /> : null}
      </PageGrid>
    </>
  );
}
