import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, numeric, pgPolicy, pgTable, text } from "drizzle-orm/pg-core";
import { cents, day } from "./columns";
import { administered, alsoIdentity, readerRows, readerTotals, readerWide, writer } from "./rls";

/** What a programme runs on. An indicator that needs a feature is not shown where the programme lacks it. */
export const features = ["points", "rewards", "tiers", "objectives", "margin", "visits", "campaigns"] as const;
export type Feature = (typeof features)[number];

/** What a programme may call by its own words. */
export type WordName = "point" | "tier" | "member" | "reward";

/** A noun as it stands inside a sentence. */
export interface Word {
  one: string;
  many: string;
  /** In French: what agrees with it. */
  gender?: "m" | "f";
}

/** A programme's own words by language. */
export type ProgrammeWords = { [Language in "fr" | "en"]?: { [Name in WordName]?: Word } };

const isCurrent = sql.raw("id = nullif(current_setting('app.programme_id', true), '')::int");

/** A programme with its settings, declared by its source. `as_of` and `data_from` are never inferred. */
export const programmes = pgTable(
  "programmes",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    currency: text("currency").notNull(),
    zone: text("zone").notNull(),
    fiscalStartMonth: integer("fiscal_start_month").notNull(),
    startedOn: day("started_on").notNull(),
    asOf: day("as_of").notNull(),
    dataFrom: day("data_from").notNull(),
    features: text("features").array().notNull(),
    /** Minor units per point; null where points have no value. */
    pointValue: numeric("point_value"),
    /** Target = N-1 revenue × this, for objectives without an explicit target; null: explicit targets only. */
    objectiveCoefficient: numeric("objective_coefficient"),
    /** Generosity consumed, as a fraction: from, to. */
    generosityBand: numeric("generosity_band").array(),
    /** Tier code → share of members meant, adding to 1. */
    targetTierShares: jsonb("target_tier_shares").$type<Record<string, number>>(),
    /** Which of the definitions of redemption the programme follows. */
    redemptionDefinition: text("redemption_definition").notNull().default("lifetime"),
    /** Reward budget of a fiscal year. */
    budgetCents: cents("budget_cents"),
    /** From how much missing of three months' expected revenue an account is told to fall. */
    fallingAmountCents: cents("falling_amount_cents").notNull().default(500_00),
    /** Thresholds of the steering rules that differ from their defaults, by rule. */
    thresholds: jsonb("thresholds").$type<Record<string, number>>().notNull().default({}),
    /** What it calls its points, tiers, members and rewards, by language; without one, the interface's own word. */
    words: jsonb("words").$type<ProgrammeWords>().notNull().default({}),
    /** Whether any account is flagged eligible; kept by the refresh, so that no reader's scope changes it. */
    eligibleFlagged: boolean("eligible_flagged").notNull().default(false),
    /** Raised by each import that changes something. */
    dataVersion: integer("data_version").notNull().default(0),
    settingsVersion: integer("settings_version").notNull().default(0),
  },
  () => [
    pgPolicy("written", { to: writer, using: sql.raw("true"), withCheck: sql.raw("true") }),
    pgPolicy("in_programme", { for: "select", to: [readerRows, readerWide, readerTotals], using: isCurrent }),
    alsoIdentity(),
    administered("id"),
  ],
);
