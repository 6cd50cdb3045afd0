"use client";

import { useTranslations } from "use-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { BarList } from "@/components/ui/bar-list";
import { Block } from "@/components/ui/block";
import { redeemingRow, totalRow } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import { DefinitionButton } from "./definition-button";
import { useFormat } from "./format-context";
import { tierColor } from "./tier-color";

type Step = "eligible" | "members" | "active" | "redeeming";

/** From eligible customers to those who redeem, by the terms of rates that the viewer has. */
export function listFunnelSteps(data: ViewData): { step: Step; count: number }[] {
  const penetration = totalRow(data, "penetration");
  const steps: [Step, number | null | undefined][] = [
    ["eligible", penetration?.denominator],
    ["members", totalRow(data, "members")?.value ?? penetration?.numerator],
    ["active", totalRow(data, "active-rate")?.numerator],
    ["redeeming", redeemingRow(data)?.numerator],
  ];
  return steps.flatMap(([step, count]) => (count == null ? [] : [{ step, count }]));
}

/** How many get from one step to the next. */
export function FunnelBlock({ data }: { data: ViewData }) {
  const t = useTranslations("funnel");
  const { format, programme } = useFormat();
  const steps = listFunnelSteps(data);
  const longest = Math.max(1, ...steps.map(({ count }) => count));
  const penetration = data.figures.penetration;
  const countAt = (step: Step) => steps.find((one) => one.step === step)?.count ?? 0;
  const [eligible, members] = [countAt("eligible"), countAt("members")];
  // Who redeemed need not be active: both are parts of the members, not of one another.
  const noteOf = (step: Step, count: number): string | null => {
    const [whole, words] = step === "members" ? [eligible, "ofEligible" as const] : [members, "ofMembers" as const];
    if (step === "eligible" || whole === 0) return null;
    return t(words, { share: format.value("percent", count / whole, "whole", 0) });
  };
  const finding = () => {
    const say = (count: number) => format.value("count", count);
    if (members > 0 && steps.some(({ step }) => step === "redeeming")) {
      const count = members - countAt("redeeming");
      return t("unspent", { count, unspent: say(count), members: say(members) });
    }
    if (eligible === 0) return t("title");
    return t("outside", { count: eligible - members, outside: say(eligible - members) });
  };
  return (
    <Block
      level={3}
      title={finding()}
      subtitle={
        <>
          {t("subtitle")}{" "}
          {penetration ? <DefinitionButton answer={penetration.total} row={totalRow(data, "penetration")} /> : null}
        </>
      }
    >
      <ChartFrame
        name={t("title")}
        summary={finding()}
        asOf={programme.asOf}
        table={{
          columns: [{ label: t("step") }, { label: t("count"), figures: true }],
          rows: steps.map(({ step, count }) => ({ key: step, cells: [t(step), format.value("count", count)] })),
        }}
      >
        <BarList
          items={steps.map(({ step, count }, index) => ({
            key: step,
            label: t(step),
            share: count / longest,
            value: format.value("count", count),
            note: noteOf(step, count),
            color: step === "eligible" ? "var(--track)" : tierColor(index, 4),
          }))}
        />
      </ChartFrame>
    </Block>
  );
}
