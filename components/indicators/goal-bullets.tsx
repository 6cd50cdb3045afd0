"use client";

import { useTranslations } from "use-intl";
import { Block } from "@/components/ui/block";
import { BulletTrack } from "@/components/ui/bullet-track";
import { StateBlock } from "@/components/ui/state-block";
import { decimalsFor } from "@/lib/format/formatter";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import type { Unit } from "@/lib/indicators/define-indicator";
import { getIndicator, indicators } from "@/lib/indicators/registry";
import { parsePeriod } from "@/lib/periods/period";
import { DefinitionButton } from "./definition-button";
import { useFormat } from "./format-context";
import styles from "./goal-bullets.module.css";

/** A goal's bar reaches past its target, so that a goal that is beaten shows by how much. */
const REACH = 1.15;

/** The programme's goals: each as a share of its target, so that targets line up. */
export function GoalBullets({ goals }: { goals: IndicatorAnswer }) {
  const t = useTranslations("goals");
  const { programme, format, period } = useFormat();
  // In the catalogue's order, as everywhere.
  const rows = goals.rows.filter((row) => row.denominator).sort((a, b) => placeOf(a) - placeOf(b));
  const ends = new Set(rows.map((row) => endOf(row.period, programme.fiscalStartMonth)));
  const [end] = ends;
  const target = ends.size === 1 && end ? t("targetOn", { day: format.day(end, "short") }) : t("target");
  const labels = [...new Set(rows.map((row) => row.period))];
  // Goals stand as they do now, whatever part of their year the page is about.
  const isOwn = goals.period.label === "ytd" || labels.every((label) => label === goals.period.label);
  const of = isOwn ? null : labels.map((label) => period({ label })).join(", ");
  return (
    <Block
      title={
        <>
          {t("title")} <DefinitionButton answer={goals} />
        </>
      }
      subtitle={of}
      aside={rows.length > 0 ? <Legend rows={rows} target={target} /> : null}
    >
      {rows.length === 0 ? (
        <StateBlock title={t("empty")} why={t("emptyWhy")} height={132} />
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Bullet key={row.key.goal} row={row} />
          ))}
        </ul>
      )}
    </Block>
  );
}

const placeOf = (row: IndicatorRow): number => indicators.findIndex(({ id }) => id === row.key.indicator);

/** The last day of a goal's period, whether it has come or not. */
const endOf = (period: string, fiscalStartMonth: number): string | null =>
  parsePeriod(period, { asOf: "9999-12-31", dataFrom: "1900-01-01", fiscalStartMonth })?.to ?? null;

function Legend({ rows, target }: { rows: IndicatorRow[]; target: string }) {
  const t = useTranslations("goals");
  const has = (key: "projected" | "previous") => rows.some((row) => row[key] != null);
  return (
    <span className={styles.legend} aria-hidden="true">
      <span className={styles.key} data-mark="actual">
        {t("actual")}
      </span>
      {has("projected") ? (
        <span className={styles.key} data-mark="projected">
          {t("projected")}
        </span>
      ) : null}
      {has("previous") ? (
        <span className={styles.key} data-mark="previous">
          {t("previous")}
        </span>
      ) : null}
      <span className={styles.key} data-mark="target">
        {target}
      </span>
    </span>
  );
}

function Bullet({ row }: { row: IndicatorRow }) {
  const t = useTranslations();
  const { format } = useFormat();
  const id = row.key.indicator ?? "";
  const known = getIndicator(id);
  const unit: Unit = row.unit ?? "count";
  const target = row.denominator ?? 0;
  const share = (amount: number | null | undefined) => (amount == null ? null : amount / target);
  const decimals = known ? decimalsFor(known.id) : 1;
  const say = (amount: number | null | undefined) => format.value(unit, amount, "compact", decimals);
  const name = known ? t(`indicators.${known.id}.name`) : id;
  const projected = share(row.projected);
  const previous = share(row.previous);
  return (
    <li className={styles.row}>
      <span className={styles.name}>{name}</span>
      <span className={styles.bar}>
        <BulletTrack
          label={t("goals.summary", {
            name,
            actual: say(row.numerator),
            target: say(target),
            share: format.value("percent", row.value),
            hasProjection: projected === null ? "no" : "yes",
            projected: say(row.projected),
            hasPrevious: previous === null ? "no" : "yes",
            previous: say(row.previous),
          })}
          actual={share(row.numerator) ?? 0}
          projected={projected}
          usual={previous}
          reach={REACH}
        />
      </span>
      <span className={`num ${styles.value}`}>
        <strong>{say(row.numerator)}</strong> {t("goals.of", { target: say(target) })}
      </span>
    </li>
  );
}
