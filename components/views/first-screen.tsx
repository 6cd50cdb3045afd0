"use client";

import { AttainmentBlock } from "@/components/indicators/attainment-block";
import { GoalBullets } from "@/components/indicators/goal-bullets";
import { tiersOf } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import { FigureRow } from "./figure-row";
import styles from "./first-screen.module.css";
import { Lead } from "./lead";
import { TierWeights } from "./tier-weights";

/** The sentence, the goals, six figures, then when objectives are attained and what each tier weighs. */
export function FirstScreen({ data }: { data: ViewData }) {
  const { goals, curve } = data.answers;
  const tiers = tiersOf(data);
  return (
    <>
      <div className={styles.opening} data-alone={goals ? undefined : true}>
        <Lead data={data} />
        {goals ? <GoalBullets goals={goals} /> : null}
      </div>
      <FigureRow data={data} />
      {curve || tiers ? (
        <div className={styles.main} data-alone={curve && tiers ? undefined : true}>
          {curve ? <AttainmentBlock data={data} curve={curve} /> : null}
          {tiers ? <TierWeights data={data} /> : null}
        </div>
      ) : null}
    </>
  );
}
