"use client";

import { BandsBlock } from "@/components/indicators/bands-block";
import { FunnelBlock } from "@/components/indicators/funnel-block";
import { useLinks } from "@/components/indicators/links-context";
import { MonthChart } from "@/components/indicators/month-chart";
import { Question } from "@/components/views/question";
import {
  customersFinding,
  objectivesFinding,
  payingFinding,
  salesFinding,
  workingFinding,
} from "@/lib/steering/findings";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./answered";
import styles from "./question-entries.module.css";

/** The programme's questions that its data answers: today's answer in words and one chart, and the pages that say more. */
export function QuestionEntries({ data }: { data: ViewData }) {
  const { figures, programme, answers } = data;
  const revenue = figures["member-revenue"];
  const generosity = figures["generosity-consumed"];
  const bands = answers["landing-bands"];
  const rfm = answers["rfm-members"];
  const links = useLinks();
  return (
    <div className={styles.entries}>
      {revenue ? (
        <Question id="sales" findings={salesFinding(data)} pages={["growth"]}>
          <MonthChart figure={revenue} look="bars" height={160} />
        </Question>
      ) : null}
      {"member-funnel" in answers ? (
        <Question id="working" findings={workingFinding(data)} pages={["adoption", "tiers", "points", "space"]}>
          <Answered data={data} ask="member-funnel">
            {(answer, behind) => <FunnelBlock answer={answer} {...behind} />}
          </Answered>
        </Question>
      ) : null}
      {bands ? (
        <Question id="objectives" findings={objectivesFinding(data)} pages={["objectives"]}>
          <BandsBlock answer={bands} level={3} {...links.behind(bands)} />
        </Question>
      ) : null}
      {generosity ? (
        <Question id="paying" findings={payingFinding(data)} pages={["generosity"]}>
          <MonthChart figure={generosity} look="line" band={programme.generosityBand} height={160} />
        </Question>
      ) : null}
      {rfm ? (
        <Question id="customers" findings={customersFinding(data)} pages={["customers"]}>
          <BandsBlock answer={rfm} level={3} {...links.behind(rfm)} />
        </Question>
      ) : null}
    </div>
  );
}
