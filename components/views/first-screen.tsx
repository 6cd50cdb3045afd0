"use client";

import { AttainmentBlock } from "@/components/indicators/attainment-block";
import { GoalBullets } from "@/components/indicators/goal-bullets";
import { tiersOf } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import { ActionsBlock, steeringOf } from "./actions-block";
import { FigureRow } from "./figure-row";
import styles from "./first-screen.module.css";
import { Lead } from "./lead";
import { TierWeights } from "./tier-weights";

/** The sentence, the goals, six figures; then what to do, when objectives are attained and what each tier weighs. */
export function FirstScreen({ data }: { data: ViewData }) {
  const { goals, curve } = data.answers;
  const steering = steeringOf(data);
  const parts = [steering, curve, tiersOf(data)].filter(Boolean).length;
  return (
    <>
      <div className={styles.opening} data-alone={goals ? undefined : true}>
        <Lead data={data} />
        {goals ? <GoalBullets goals={goals} /> : null}
      </div>
      <FigureRow data={data} />
      {parts > 0 ? (
        <div className={styles.main} data-parts={parts}>
          {steering ? <ActionsBlock data={data} steering={steering} /> : null}
          {curve ? <AttainmentBlock data={data} curve={curve} /> : null}
          <TierWeights data={data} />
        </div>
      ) : null}
    </>
  );
}
