"use client";

import { FunnelBlock } from "@/components/indicators/funnel-block";
import { MonthChart } from "@/components/indicators/month-chart";
import { RewardMixBlock } from "@/components/indicators/reward-mix-block";
import { payingFinding, salesFinding, workingFinding } from "@/lib/steering/findings";
import type { ViewData } from "@/lib/views/view-data";
import { Answered } from "./pages/answered";
import { Question } from "./question";
import styles from "./questions.module.css";

/** The programme's questions that this data answers, each with its answer in words, then its charts. */
export function Questions({ data }: { data: ViewData }) {
  const { figures, programme } = data;
  const rewardMix = data.answers["reward-mix"];
  const revenue = figures["member-revenue"];
  const generosity = figures["generosity-consumed"];
  const margin = figures["margin-after-rewards"];
  const hasFunnel = "member-funnel" in data.answers;
  const hasPaying = generosity || margin || rewardMix;
  return (
    <>
      {revenue || hasFunnel ? (
        <div className={styles.pair} data-alone={revenue && hasFunnel ? undefined : true}>
          {revenue ? (
            <Question id="sales" findings={salesFinding(data)}>
              <MonthChart figure={revenue} look="bars" height={220} />
            </Question>
          ) : null}
          {hasFunnel ? (
            <Question id="working" findings={workingFinding(data)}>
              <Answered data={data} ask="member-funnel">
                {(answer, behind) => <FunnelBlock answer={answer} {...behind} />}
              </Answered>
            </Question>
          ) : null}
        </div>
      ) : null}
      {hasPaying ? (
        <Question id="paying" findings={payingFinding(data)}>
          <div className={styles.panels}>
            {generosity ? <MonthChart figure={generosity} look="line" band={programme.generosityBand} /> : null}
            {margin ? <MonthChart figure={margin} look="line" fromZero={false} /> : null}
            {rewardMix ? <RewardMixBlock mix={rewardMix} /> : null}
          </div>
        </Question>
      ) : null}
    </>
  );
}
