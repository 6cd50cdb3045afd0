import type { Locale } from "@/lib/i18n/locale";
import type { Unit } from "@/lib/indicators/define-indicator";
import { getIndicator, type IndicatorId } from "@/lib/indicators/registry";
import { type DateStyle, formatDay } from "./dates";
import { currencyExponent, formatMoney, type NumberStyle } from "./money";
import { formatAtScaleOf, formatCompact, formatNumber, formatPercent, joinUnit, NO_VALUE, withSign } from "./numbers";
import { formatPeriod, type PeriodContext, type SaidPeriod } from "./periods";

interface UnitFormat {
  value: (value: number, style: NumberStyle, decimals: number) => string;
  /** How a change of this unit is given: relative for totals, in points for rates. */
  change: "relative" | "points";
}

/** What is meant to stay in a band lives within a few percent, as what a programme costs does: it is read to two decimals. */
export const decimalsFor = (indicator: IndicatorId): number =>
  getIndicator(indicator)?.better === "band" || indicator === "programme-cost-rate" ? 2 : 1;

/** Figures that are a balance of what came and went: their sign is part of them. */
const balances: ReadonlySet<IndicatorId> = new Set(["net-growth", "membership-growth", "points-adjusted"]);
export const isBalance = (indicator: IndicatorId): boolean => balances.has(indicator);

const pointsUnit: Record<Locale, (points: number) => string> = {
  fr: (points) => (Math.abs(points) < 2 ? "pt" : "pts"),
  en: (points) => (Math.abs(points) === 1 ? "pt" : "pts"),
};

/** A change this large is said in whole percents. */
const MANIFOLD = 10;

const daysUnit: Record<Locale, (days: number) => string> = {
  fr: () => "j",
  en: (days) => (days === 1 ? "day" : "days"),
};

/** People and orders are counted to the last one up to here, even in charts. */
const COUNTED = 100_000;

/** The only way from a number to its text, in one language and one currency. */
export interface Formatter {
  locale: Locale;
  /** `–` for null. Money in minor units, rates as fractions. */
  value: (unit: Unit, value: number | null | undefined, style?: NumberStyle, decimals?: number) => string;
  /** Signed: `+4,2 %` from a relative change, `−2,8 pts` from a difference of rates. Empty for null. */
  change: (unit: Unit, change: number | null | undefined, decimals?: number) => string;
  /** As `change`, without its sign, where words say the direction. */
  size: (unit: Unit, change: number, decimals?: number) => string;
  /** As `value`, with its sign: of what is itself a change. */
  signed: (unit: Unit, value: number | null | undefined, style?: NumberStyle, decimals?: number) => string;
  /** A tick of an axis, whose unit stands on the top tick only. */
  tick: (unit: Unit, value: number, top: number) => string;
  day: (day: string, style: DateStyle) => string;
  period: (period: SaidPeriod, context: PeriodContext) => string;
}

export function createFormatter(locale: Locale, currency: string): Formatter {
  const count = (value: number, style: NumberStyle): string => {
    if (style !== "compact" || Math.abs(value) < COUNTED) return formatNumber(locale, value);
    const { number, suffix } = formatCompact(locale, value);
    return suffix && locale === "fr" ? joinUnit(number, suffix) : `${number}${suffix}`;
  };
  const units: Record<Unit, UnitFormat> = {
    money: { value: (value, style) => formatMoney(locale, currency, value, style), change: "relative" },
    percent: { value: (value, _, decimals) => formatPercent(locale, value, decimals), change: "points" },
    points: { value: count, change: "relative" },
    count: { value: count, change: "relative" },
    number: { value: (value, _, decimals) => formatNumber(locale, value, decimals), change: "relative" },
    days: {
      value: (value) => {
        const number = formatNumber(locale, value, 0, 1);
        return joinUnit(number, daysUnit[locale](value));
      },
      change: "relative",
    },
  };
  const value: Formatter["value"] = (unit, value, style = "whole", decimals = 1) =>
    value === null || value === undefined ? NO_VALUE : units[unit].value(value, style, decimals);
  const size = (unit: Unit, change: number, decimals = 1): string => {
    if (units[unit].change === "relative")
      return formatPercent(locale, change, Math.abs(change) < MANIFOLD ? decimals : 0);
    const rounded = Number((change * 100).toFixed(decimals));
    return joinUnit(formatNumber(locale, rounded, decimals), pointsUnit[locale](rounded));
  };
  return {
    locale,
    value,
    signed: (unit, of, style, decimals) => withSign(value(unit, of, style, decimals), of ?? 0),
    change: (unit, change, decimals) =>
      change === null || change === undefined ? "" : withSign(size(unit, change, decimals), change),
    size: (unit, change, decimals) => size(unit, Math.abs(change), decimals),
    tick: (unit, value, top) => {
      if (unit === "percent") {
        const number = formatNumber(locale, value * 100, 0, 2);
        return value === top ? formatPercent(locale, value, 0, 2) : number;
      }
      if (unit === "number") return formatNumber(locale, value, 0, 2);
      const minor = unit === "money" ? 10 ** currencyExponent(currency) : 1;
      if (value === top) return units[unit].value(value, "compact", 1);
      if (unit !== "money" && Math.abs(top) < COUNTED) return formatNumber(locale, value, 0, 1);
      return formatAtScaleOf(locale, value / minor, top / minor);
    },
    day: (day, style) => formatDay(locale, day, style),
    period: (period, context) => formatPeriod(locale, period, context),
  };
}
