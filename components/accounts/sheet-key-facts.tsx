"use client";

import { useTranslations } from "use-intl";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import { SheetFact, SheetFacts, SheetLine, SheetProgress } from "./sheet-facts";
import { SheetPoints } from "./sheet-points";
import { useTierName } from "./use-tier-name";

/** Where the account stands: its tier, revenue, objective and points. */
export const SheetKeyFacts = ({ sheet }: { sheet: AccountSheet }) => (
  <SheetFacts>
    <Tier tier={sheet.tier} />
    <Revenue sheet={sheet} />
    <Objective objective={sheet.objective} />
    <SheetPoints points={sheet.points} />
  </SheetFacts>
);

function Tier({ tier }: Pick<AccountSheet, "tier">) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  const nameOf = useTierName();
  if (!tier) return null;
  const { code, next, path } = tier;
  const said = path.map((step) =>
    t("pathStep", { tier: nameOf(step.code), month: format.day(step.since, "monthYearShort") }),
  );
  return (
    <SheetFact label={t("tier")} value={nameOf(code)}>
      {next ? (
        <SheetLine>{t("toNext", { missing: format.value("money", next.missing), tier: nameOf(next.code) })}</SheetLine>
      ) : null}
      {said
        .slice(-3)
        .reverse()
        .map((step) => (
          <SheetLine key={step}>{step}</SheetLine>
        ))}
    </SheetFact>
  );
}

function Revenue({ sheet: { revenue, lastOrderOn } }: { sheet: AccountSheet }) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  if (!revenue || revenue.year === null) return null;
  const { year, before } = revenue;
  return (
    <SheetFact
      label={t("revenue")}
      value={
        <>
          {format.value("money", year)}{" "}
          {before !== null && before > 0 ? (
            <Delta unit="money" change={year / before - 1} better="up" decimals={1} />
          ) : null}
        </>
      }
    >
      {before === null ? null : <SheetLine>{t("before", { value: format.value("money", before) })}</SheetLine>}
      {lastOrderOn === undefined ? null : (
        <SheetLine>
          {lastOrderOn === null ? t("noOrder") : t("lastOrder", { date: format.day(lastOrderOn, "date") })}
        </SheetLine>
      )}
    </SheetFact>
  );
}

function Objective({ objective }: Pick<AccountSheet, "objective">) {
  const t = useTranslations();
  const { format, messages } = useFormat();
  if (!objective) return null;
  const { fiscalYear, target, revenue, missing, attainedOn, landing, band } = objective;
  const isAttained = attainedOn || missing === 0;
  const rate = target && revenue !== undefined ? revenue / target : null;
  return (
    <SheetFact
      label={t("sheet.objective", { year: fiscalYear })}
      value={
        isAttained || missing === undefined
          ? isAttained
            ? t("sheet.reached")
            : format.value("percent", rate)
          : t("sheet.missing", { value: format.value("money", missing) })
      }
    >
      {rate === null ? null : <SheetProgress rate={rate} />}
      {target === undefined || revenue === undefined ? null : (
        <SheetLine>
          {t("sheet.done", {
            done: format.value("money", revenue),
            target: format.value("money", target),
            rate: format.value("percent", rate),
          })}
        </SheetLine>
      )}
      {attainedOn ? (
        <SheetLine>{t("sheet.attainedOn", { date: format.day(attainedOn, "date") })}</SheetLine>
      ) : landing && band ? (
        <SheetLine>
          {t("sheet.landing", {
            rate: format.value("percent", landing, "whole", 0),
            band: messages.parts["projected-landing"][band].toLowerCase(),
          })}
        </SheetLine>
      ) : null}
    </SheetFact>
  );
}
