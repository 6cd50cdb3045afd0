import { z } from "zod";
import { features } from "@/db/schema/programmes";
import { isWord, wordNames } from "@/lib/i18n/programme-words";
import { isDayText } from "./calendar-day";
import { type FeedName, feedNames } from "./feeds";

const day = z.string().refine(isDayText, "a day as YYYY-MM-DD, from 1900 to 2200");

const word = z
  .string()
  .refine(isWord, "a word: 30 letters at most, with single spaces, hyphens or apostrophes between them");
const ownWord = z.strictObject({ one: word, many: word });
const frenchWord = ownWord.extend({ gender: z.enum(["m", "f"]) });
const ownWords = <W extends z.ZodType>(shape: W) => z.partialRecord(z.enum(wordNames), shape);

/** `source.yaml`: where the data is, the programme it fills, and that programme's settings. */
export const sourceFile = z.strictObject({
  /** `files` (SELECTs run in DuckDB) or `postgres` (in that database, `urlEnv` naming the variable with its address). */
  data: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("files"), folder: z.string().optional() }),
    z.strictObject({
      kind: z.literal("postgres"),
      urlEnv: z.string().regex(/^(?!DATABASE_)[A-Z][A-Z0-9_]*$/, "a variable of the source's own, not DATABASE_…"),
    }),
  ]),
  /** Feeds that hold everything there is: what they no longer contain is removed. */
  full: z.array(z.enum(feedNames as [FeedName, ...FeedName[]])).default([]),
  /** Share of a feed's rows that may be rejected before nothing is changed. */
  rejectThreshold: z.number().min(0).max(1).default(0.05),
  programme: z.strictObject({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    name: z.string().min(1),
    currency: z.string().regex(/^[A-Z]{3}$/),
    zone: z.string().refine((zone) => {
      try {
        return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
      } catch {
        return false;
      }
    }, "a time zone such as Europe/Paris"),
    fiscalStartMonth: z.int().min(1).max(12).default(1),
    startedOn: day,
    asOf: day,
    dataFrom: day,
    features: z.array(z.enum(features)),
    /** Major units per point (0.01: a point is worth one cent). */
    pointValue: z.number().positive().nullable().default(null),
    objectiveCoefficient: z.number().positive().nullable().default(null),
    generosityBand: z.tuple([z.number(), z.number()]).nullable().default(null),
    targetTierShares: z.record(z.string(), z.number()).nullable().default(null),
    redemptionDefinition: z.enum(["lifetime", "period", "members"]).default("lifetime"),
    /** Major units a fiscal year. */
    budget: z.number().positive().nullable().default(null),
    /** Major units missing of what is expected of three months, from which a customer falls. */
    fallingAmount: z.number().positive().default(500),
    thresholds: z.record(z.string(), z.number()).default({}),
    /** What the programme calls its points, tiers, members and rewards, by language. */
    words: z.strictObject({ fr: ownWords(frenchWord).optional(), en: ownWords(ownWord).optional() }).default({}),
  }),
});

export type SourceFile = z.infer<typeof sourceFile>;
export type ProgrammeSettings = SourceFile["programme"];
