import type { createTranslator } from "use-intl/core";
import { features } from "@/db/schema/programmes";
import type { Formatter } from "@/lib/format/formatter";
import { NO_VALUE } from "@/lib/format/numbers";
import type { Messages } from "@/lib/i18n/messages";
import { type ProgrammeWords, wordNames } from "@/lib/i18n/programme-words";

type Words = ReturnType<typeof createTranslator<Messages>>;

/** A programme's setting by its database column, in words. */
export function settingName(column: string, t: Words): string {
  const name = column.replace(/_cents$/, "").replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const key = `admin.settings.names.${name}` as "admin.settings.names.name";
  return t.has(key) ? t(key) : column;
}

/** What that column holds, as JSON has it, in words: amounts are in minor units there, rates fractions. */
export function settingText(column: string, value: unknown, t: Words, format: Formatter): string {
  if (value === null || value === undefined) return NO_VALUE;
  return (told[column] ?? plain)(value, t, format);
}

type Tell = (value: unknown, t: Words, format: Formatter) => string;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const share = (value: unknown, format: Formatter) => format.value("percent", Number(value), "whole", 1);
const pairs = (value: unknown, text: (name: string, one: unknown) => string): string =>
  Object.entries(Object(value))
    .map(([name, one]) => text(name, one))
    .join(", ") || NO_VALUE;

const plain: Tell = (value) =>
  typeof value === "object" ? pairs(value, (name, one) => `${name} ${one}`) : String(value);
const money: Tell = (value, _, format) => format.value("money", Number(value));
const day: Tell = (value, _, format) => format.day(String(value), "date");

/** How the columns are told that do not hold what people read. */
const told: Record<string, Tell> = {
  fiscal_start_month: (value, _, format) => format.day(`2000-${String(value).padStart(2, "0")}-01`, "month"),
  started_on: day,
  data_from: day,
  as_of: day,
  features: (value, t) =>
    features
      .filter((feature) => list(value).includes(feature))
      .map((feature) => t(`admin.settings.features.${feature}`))
      .join(", ") || NO_VALUE,
  point_value: (value, _, format) => format.value("money", Number(value), "exact"),
  objective_coefficient: (value, _, format) => share(value, format),
  generosity_band: (value, _, format) =>
    list(value)
      .map((end) => share(end, format))
      .join(" – "),
  target_tier_shares: (value, _, format) => pairs(value, (tier, part) => `${tier} ${share(part, format)}`),
  redemption_definition: (value, t) => {
    const key = `admin.settings.redemptionDefinition.${value}` as "admin.settings.redemptionDefinition.lifetime";
    return t.has(key) ? t(key) : String(value);
  },
  words: (value) =>
    pairs(value, (language, own) => {
      const nouns = wordNames.flatMap((name) => (own as ProgrammeWords["fr"])?.[name] ?? []);
      return `${language} : ${nouns.map(({ one, many }) => `${one}, ${many}`).join(" · ")}`;
    }),
  budget_cents: money,
  falling_amount_cents: money,
  thresholds: (value, t, format) =>
    pairs(value, (rule, limit) => {
      const key = `admin.settings.thresholds.${rule}` as "admin.settings.thresholds.redemption";
      return `${t.has(key) ? t(key) : rule} ${share(limit, format)}`;
    }),
};
