"use client";

import { AttainmentBlock } from "@/components/indicators/attainment-block";
import { GoalBullets } from "@/components/indicators/goal-bullets";
import { ActionsBlock, steeringOf } from "@/components/views/actions-block";
import { FigureRow } from "@/components/views/figure-row";
import { Lead } from "@/components/views/lead";
import { TierWeights } from "@/components/views/tier-weights";
import { tiersOf } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./marketing-home.module.css";
import { QuestionEntries } from "./question-entries";

/** Marketing's Monday: the sentence, goals, six figures, what to do, objectives and tiers; then the questions. */
export function MarketingHome({ data }: { data: ViewData }) {
  const { goals, curve } = data.answers;
  const tiers = tiersOf(data);
  const steering = steeringOf(data);
  return (
    <>
      <div className={styles.opening} data-alone={goals ? undefined : true}>
        <Lead data={data} />
        {goals ? <GoalBullets goals={goals} /> : null}
      </div>
      <FigureRow data={data} />
      <div className={styles.main} data-parts={[steering, curve, tiers].filter(Boolean).length}>
        {steering ? <ActionsBlock data={data} steering={steering} /> : null}
        {curve ? <AttainmentBlock data={data} curve={curve} /> : null}
        {tiers ? <TierWeights data={data} /> : null}
      </div>
      <QuestionEntries data={data} />
    </>
  );
}
