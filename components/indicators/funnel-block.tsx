"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { BarList } from "@/components/ui/bar-list";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock, type BlockWords } from "./answer-block";
import { useFormat } from "./format-context";
import { partOf } from "./names";
import { tierColor } from "./tier-color";

const HEIGHT = 200;

interface FunnelBlockProps extends BlockWords {
  answer: IndicatorAnswer;
  /** Lists of the accounts of each step, by its code. */
  hrefs?: Partial<Record<string, string>>;
}

/** How many get from one step to the next: eligible customers, members, and those of these who buy and who redeem. */
export function FunnelBlock({ answer, csvHref, hrefs = {}, ...words }: FunnelBlockProps) {
  const t = useTranslations();
  const { format, messages } = useFormat();
  const steps = answer.rows.flatMap(({ key: { part = "" }, value }) =>
    value === null ? [] : [{ part, count: value }],
  );
  const longest = Math.max(1, ...steps.map(({ count }) => count));
  const countAt = (part: string) => steps.find((one) => one.part === part)?.count;
  const eligible = countAt("eligible");
  const members = countAt("members");
  const redeeming = countAt("redeeming");
  const say = (count: number) => format.value("count", count);
  // Who redeemed need not be active: both are parts of the members, not of one another.
  const noteOf = (part: string, count: number): string | null => {
    const [whole, of] = part === "members" ? [eligible, "ofEligible" as const] : [members, "ofMembers" as const];
    if (part === "eligible" || !whole) return null;
    return t(`funnel.${of}`, { share: format.value("percent", count / whole, "whole", 0) });
  };
  const name = t("indicators.member-funnel.name");
  const finding = () => {
    if (members && redeeming !== undefined) {
      const count = members - redeeming;
      return t("funnel.unspent", { count, unspent: say(count), members: say(members) });
    }
    return eligible && members !== undefined
      ? t("funnel.outside", { count: eligible - members, outside: say(eligible - members) })
      : name;
  };
  return (
    <AnswerBlock
      level={3}
      {...words}
      answer={answer}
      title={finding()}
      subtitle={t("funnel.subtitle")}
      empty={steps.length === 0 ? HEIGHT : false}
    >
      <ChartFrame
        name={name}
        summary={finding()}
        asOf={answer.asOf}
        csvHref={csvHref}
        table={{
          columns: [{ label: t("funnel.step") }, { label: t("funnel.count"), figures: true }],
          rows: steps.map(({ part, count }) => ({ key: part, cells: [partOf(messages, answer, part), say(count)] })),
        }}
      >
        <BarList
          items={steps.map(({ part, count }, index) => ({
            key: part,
            label: partOf(messages, answer, part),
            share: count / longest,
            value: say(count),
            note: noteOf(part, count),
            color: part === "eligible" ? "var(--track)" : tierColor(index, 4),
            href: hrefs[part],
          }))}
        />
      </ChartFrame>
    </AnswerBlock>
  );
}
