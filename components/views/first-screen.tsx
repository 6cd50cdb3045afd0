"use client";

import { AttainmentBlock } from "@/components/indicators/attainment-block";
import { FigureCard } from "@/components/indicators/figure-card";
import { GoalBullets } from "@/components/indicators/goal-bullets";
import { TierBars } from "@/components/indicators/tier-bars";
import { tiersOf } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./first-screen.module.css";
import { Lead } from "./lead";

/** The sentence, the goals, six figures, then when objectives are attained and what each tier weighs. */
export function FirstScreen({ data }: { data: ViewData }) {
  const figures = data.headline.flatMap((id) => {
    const figure = data.figures[id];
    return figure ? [{ id, figure }] : [];
  });
  const { goals, curve } = data.answers;
  const tiers = tiersOf(data);
  return (
    <>
      <div className={styles.opening} data-alone={goals ? undefined : true}>
        <Lead data={data} />
        {goals ? <GoalBullets goals={goals} /> : null}
      </div>
      {figures.length > 0 ? (
        <ul className={styles.figures} style={{ "--columns": figures.length }}>
          {figures.map(({ id, figure }) => (
            <li key={id}>
              <FigureCard id={id} figure={figure} />
            </li>
          ))}
        </ul>
      ) : null}
      {curve || tiers ? (
        <div className={styles.main} data-alone={curve && tiers ? undefined : true}>
          {curve ? <AttainmentBlock data={data} curve={curve} /> : null}
          {tiers ? <TierBars data={data} tiers={tiers} /> : null}
        </div>
      ) : null}
    </>
  );
}
