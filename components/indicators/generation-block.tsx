"use client";

import { useTranslations } from "use-intl";
import { BarList } from "@/components/ui/bar-list";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import type { Generation } from "@/lib/steering/executive";
import { AnswerBlock } from "./answer-block";
import { useFormat } from "./format-context";
import styles from "./generation-block.module.css";
import part from "./part.module.css";
import { placeOf } from "./place-of";

interface GenerationBlockProps {
  /** `cohort-retention`, by year. */
  answer: IndicatorAnswer;
  generation: Generation;
}

/** One cohort, year by year of its own age: who still buys, and for how much each. */
export function GenerationBlock({ answer, generation: { cohort, ages } }: GenerationBlockProps) {
  const t = useTranslations("years");
  const { format } = useFormat();
  return (
    <div id={placeOf("cohort-retention")}>
      <AnswerBlock
        answer={answer}
        title={t("generation", { year: cohort.replace(/^fy/, "") })}
        subtitle={t("generationOf", { members: format.value("count", ages[0]?.members) })}
        empty={false}
      >
        <div className={styles.pair}>
          <Years
            name={t("bought")}
            ages={ages.map(({ age, bought }) => ({ age, value: bought }))}
            longest={1}
            say={(share) => format.value("percent", share, "whole", 0)}
          />
          {ages.some(({ revenue }) => revenue) ? (
            <Years
              name={t("each")}
              ages={ages.map(({ age, revenue }) => ({ age, value: revenue }))}
              longest={Math.max(...ages.map(({ revenue }) => revenue ?? 0))}
              say={(revenue) => format.value("money", revenue && Math.round(revenue), "compact")}
            />
          ) : null}
        </div>
      </AnswerBlock>
    </div>
  );
}

interface YearsProps {
  name: string;
  ages: { age: number; value: number | null }[];
  longest: number;
  say: (value: number | null) => string;
}

function Years({ name, ages, longest, say }: YearsProps) {
  const t = useTranslations("years");
  return (
    <div>
      <h3 className={part.name}>{name}</h3>
      <BarList
        items={ages.map(({ age, value }) => ({
          key: String(age),
          label: t("ofAge", { age }),
          share: (value ?? 0) / longest,
          value: say(value),
          color: "var(--accent)",
        }))}
      />
    </div>
  );
}
