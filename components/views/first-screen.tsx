"use client";

import { AttainmentBlock } from "@/components/indicators/attainment-block";
import { FigureCard } from "@/components/indicators/figure-card";
import { GoalBullets } from "@/components/indicators/goal-bullets";
import { TierBars } from "@/components/indicators/tier-bars";
import type { ViewData } from "@/lib/views/view-data";
import styles from "./first-screen.module.css";
import { Lead } from "./lead";

/** The sentence, the goals, six figures, then when objectives are attained and what each tier weighs. */
export function FirstScreen({ data }: { data: ViewData }) {
  const figures = data.headline.flatMap((id) => {
    const figure = data.figures[id];
    return figure ? [{ id, figure }] : [];
  });
  return (
    <>
      <div className={styles.opening} data-alone={data.goals ? undefined : true}>
        <Lead data={data} />
        {data.goals ? <GoalBullets goals={data.goals} /> : null}
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
      {data.curve || data.tiers ? (
        <div className={styles.main} data-alone={data.curve && data.tiers ? undefined : true}>
          {data.curve ? <AttainmentBlock data={data} curve={data.curve} /> : null}
          {data.tiers ? <TierBars data={data} tiers={data.tiers} /> : null}
        </div>
      ) : null}
    </>
  );
}
