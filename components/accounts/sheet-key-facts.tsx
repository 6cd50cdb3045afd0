"use client";

import { useTranslations } from "use-intl";
import { Delta } from "@/components/indicators/delta";
import { useFormat } from "@/components/indicators/format-context";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import type { AccountYear } from "@/lib/lists/account-year";
import { SheetFact, SheetFacts, SheetLine, type SheetLook, SheetProgress } from "./sheet-facts";
import { SheetPoints } from "./sheet-points";
import { useTierName } from "./use-tier-name";

interface SheetKeyFactsProps {
  account: AccountSheet | AccountYear;
  look?: SheetLook;
}

/** Where the account stands: its tier, revenue, objective and points. */
export const SheetKeyFacts = ({ account, look = "own" }: SheetKeyFactsProps) => (
  <SheetFacts>
    <Tier account={account} look={look} />
    <Revenue account={account} look={look} />
    <Objective account={account} look={look} />
    <SheetPoints points={account.points} />
  </SheetFacts>
);

type FactProps = Required<SheetKeyFactsProps>;

function Tier({ account: { tier }, look }: FactProps) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  const nameOf = useTierName();
  if (!tier || (look === "customer" && tier.code === null)) return null;
  const path = "path" in tier ? tier.path : [];
  const said = path.map((step) =>
    t("pathStep", { tier: nameOf(step.code), month: format.day(step.since, "monthYearShort") }),
  );
  return (
    <SheetFact label={t(`tier.${look}`)} value={nameOf(tier.code)}>
      {tier.next ? (
        <SheetLine>
          {t(`toNext.${look}`, {
            missing: format.value("money", tier.next.missing),
            tier: nameOf(tier.next.code),
          })}
        </SheetLine>
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

function Revenue({ account, look }: FactProps) {
  const t = useTranslations("sheet");
  const { format } = useFormat();
  const { revenue } = account;
  if (!revenue || revenue.year === null) return null;
  const { year, before } = revenue;
  const lastOrderOn = "lastOrderOn" in account ? account.lastOrderOn : undefined;
  return (
    <SheetFact
      label={t(`revenue.${look}`)}
      value={
        <>
          {format.value("money", year)}{" "}
          {look === "own" && before !== null && before > 0 ? (
            <Delta unit="money" change={year / before - 1} better="up" decimals={1} />
          ) : null}
        </>
      }
    >
      {before === null ? null : <SheetLine>{t(`before.${look}`, { value: format.value("money", before) })}</SheetLine>}
      {lastOrderOn === undefined ? null : (
        <SheetLine>
          {lastOrderOn === null ? t("noOrder") : t("lastOrder", { date: format.day(lastOrderOn, "date") })}
        </SheetLine>
      )}
    </SheetFact>
  );
}

function Objective({ account, look }: FactProps) {
  const t = useTranslations("sheet");
  const { format, messages } = useFormat();
  const objective: AccountSheet["objective"] = account.objective;
  if (!objective) return null;
  const { fiscalYear, target, revenue, missing, attainedOn, landing, band } = objective;
  const rate = target && revenue !== undefined ? revenue / target : null;
  if (look === "customer" && rate === null) return null;
  const value = () => {
    if (attainedOn || missing === 0) return t("reached");
    return missing === undefined
      ? format.value("percent", rate)
      : t(`missing.${look}`, { value: format.value("money", missing) });
  };
  return (
    <SheetFact label={t(`objective.${look}`, { year: fiscalYear })} value={value()}>
      {rate === null ? null : <SheetProgress rate={rate} />}
      {target === undefined || revenue === undefined ? null : (
        <SheetLine>
          {t("done", {
            done: format.value("money", revenue),
            target: format.value("money", target),
            rate: format.value("percent", rate),
          })}
        </SheetLine>
      )}
      {attainedOn ? (
        <SheetLine>{t("attainedOn", { date: format.day(attainedOn, "date") })}</SheetLine>
      ) : landing && band ? (
        <SheetLine>
          {t("landing", {
            rate: format.value("percent", landing, "whole", 0),
            band: messages.parts["projected-landing"][band].toLowerCase(),
          })}
        </SheetLine>
      ) : null}
    </SheetFact>
  );
}
