"use client";

import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { BulletTrack } from "@/components/ui/bullet-track";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { totalOf } from "@/lib/steering/facts";
import type { FigureData } from "@/lib/views/view-data";
import styles from "./amount-bullets.module.css";
import { DefinitionButton } from "./definition-button";
import { useFormat } from "./format-context";
import { placeOf } from "./place-of";

/** A budget may be passed: its bar shows by how much. */
const REACH = 1.1;

/** `budget-use`: what is spent of the year's budget and, until the year is over, where the season usually is and it lands. */
export function BudgetBullet({ answer, isOver }: { answer: IndicatorAnswer; isOver: boolean }) {
  const t = useTranslations();
  const { format } = useFormat();
  const partOf = (part: string) => answer.rows.find(({ key }) => key.part === part);
  const used = partOf("used");
  const ahead = (part: string) => (isOver ? null : (partOf(part)?.value ?? null));
  const [season, landing] = [ahead("season"), ahead("landing")];
  if (used?.value == null || used.numerator === null || used.denominator === null) return null;
  const say = (amount: number) => format.value("money", amount, "compact");
  const words = t("years.budget", {
    has: landing === null || season === null ? "no" : "yes",
    landing: say(Math.round((landing ?? 0) * used.denominator)),
    share: format.value("percent", landing, "whole", 0),
    season: format.value("percent", season, "whole", 0),
    used: format.value("percent", used.value, "whole", 0),
  });
  const name = t("indicators.budget-use.name");
  const amount = say(used.numerator);
  const of = t("goals.of", { target: say(used.denominator) });
  return (
    <div id={placeOf("budget-use")}>
      <Block
        title={
          <>
            {name} <DefinitionButton answer={answer} />
          </>
        }
        aside={<Amount amount={amount} of={of} />}
      >
        <BulletTrack
          label={`${name}, ${amount} ${of}`}
          actual={used.value}
          projected={landing}
          usual={season}
          reach={REACH}
        />
        <p className={styles.words}>{words}</p>
      </Block>
    </div>
  );
}

/** `points-liability`: what is still to honour, beside the same a year before. */
export function LiabilityBullet({ figure }: { figure: FigureData }) {
  const t = useTranslations();
  const { format } = useFormat();
  const row = totalOf(figure);
  if (row?.value == null) return null;
  const before = row.previous ?? null;
  const most = Math.max(row.value, before ?? 0, 1);
  const name = t("indicators.points-liability.name");
  const say = (amount: number | null) => format.value("money", amount, "compact");
  return (
    <div id={placeOf("points-liability")}>
      <Block
        title={
          <>
            {name} <DefinitionButton answer={figure.total} row={row} />
          </>
        }
        aside={<Amount amount={say(row.value)} />}
      >
        <BulletTrack
          label={`${name}, ${say(row.value)}`}
          actual={row.value / most}
          usual={before === null ? null : before / most}
        />
        <p className={styles.words}>{before === null ? null : t("years.liability", { previous: say(before) })}</p>
      </Block>
    </div>
  );
}

const Amount = ({ amount, of }: { amount: string; of?: string }) => (
  <span className={`num ${styles.amount}`}>
    <strong>{amount}</strong> {of}
  </span>
);
