"use client";

import { useTranslations } from "use-intl";
import { ticksFromZero } from "@/components/charts/axis";
import { ChartFrame } from "@/components/charts/chart-frame";
import { HatchKey, MarkKey } from "@/components/charts/chart-keys";
import { MonthBarsPlot } from "@/components/charts/lazy-plots";
import { useFormat } from "@/components/indicators/format-context";
import { usePlotWords } from "@/components/indicators/use-plot-words";
import { Block } from "@/components/ui/block";
import type { AccountMonth } from "@/lib/lists/account-sheet";
import { dayNumberOf } from "@/lib/periods/calendar";
import type { SheetLook } from "./sheet-facts";

const HEIGHT = 190;

interface SheetMonthsProps {
  months: AccountMonth[];
  look?: SheetLook;
}

/** Revenue by month as bars with N-1 across, orders beside it in the table; of who may not see revenue, orders. */
export function SheetMonths({ months, look = "own" }: SheetMonthsProps) {
  const t = useTranslations();
  const title = t(`sheet.monthsTitle.${look}`);
  const { format, programme } = useFormat();
  const isMoney = months.some(({ revenue }) => revenue !== undefined);
  const unit = isMoney ? "money" : "count";
  const drawn = months.map(({ period, partial, ...month }) => ({
    period,
    partial,
    value: (isMoney ? month.revenue : month.orders) ?? null,
    previous: (isMoney ? month.revenueBefore : month.ordersBefore) ?? null,
  }));
  const ticks = ticksFromZero(
    drawn.flatMap(({ value, previous }) => [value, previous]),
    3,
  );
  const { words, runningNote } = usePlotWords(
    { indicator: isMoney ? "revenue" : "orders", unit, asOf: programme.asOf },
    ticks,
  );
  const last = drawn.at(-1);
  const hasPrevious = drawn.some(({ previous }) => previous !== null);
  const columns = (
    [
      ["revenue", "money", `sheet.monthRevenue.${look}`],
      ["revenueBefore", "money", `sheet.monthRevenueBefore.${look}`],
      ["orders", "count", "sheet.monthOrders"],
      ["ordersBefore", "count", `sheet.monthOrdersBefore.${look}`],
    ] as const
  ).filter(([key]) => months.some((month) => typeof month[key] === "number"));
  const sum = (key: "orders" | "ordersBefore") =>
    months.every((month) => typeof month[key] === "number")
      ? months.reduce((total, month) => total + (month[key] ?? 0), 0)
      : null;
  const [orders, ordersBefore] = [sum("orders"), sum("ordersBefore")];
  if (drawn.every(({ value, previous }) => !value && !previous)) return null;
  return (
    <Block
      title={title}
      subtitle={
        orders === null || ordersBefore === null
          ? null
          : t("sheet.orders", { count: orders, before: ordersBefore, months: months.length })
      }
    >
      <ChartFrame
        name={title}
        asOf={programme.asOf}
        summary={drawn.map(({ period, value }) => `${words.monthLong(period)} ${words.label(value)}`).join(", ")}
        height={HEIGHT}
        table={{
          columns: [
            { label: t("chart.month", { grain: "month" }) },
            ...columns.map(([, , label]) => ({ label: t(label), figures: true })),
          ],
          rows: months.map((month) => ({
            key: month.period,
            cells: [
              `${words.monthLong(month.period)}${month.partial ? ` (${words.running})` : ""}`,
              ...columns.map(([key, of]) => format.value(of, month[key] ?? null)),
            ],
          })),
        }}
        note={
          <>
            {hasPrevious ? <MarkKey label={t(`sheet.mark.${look}`)} /> : null}
            {last?.partial ? <HatchKey label={runningNote} /> : null}
          </>
        }
      >
        {(width) => (
          <MonthBarsPlot
            months={drawn}
            ticks={ticks}
            presentFrom=""
            marksPrevious={hasPrevious}
            words={{ ...words, days: last?.partial ? t("chart.days", { days: dayNumberOf(programme.asOf) }) : null }}
            width={width}
            height={HEIGHT}
          />
        )}
      </ChartFrame>
    </Block>
  );
}
