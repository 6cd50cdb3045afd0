import { type SourceFile, sourceFile } from "@/lib/ingest/source";
import type { Day } from "@/lib/periods/calendar";

/** 48 months, the last of them cut by `as of` on its 17th. */
export const DATA_FROM: Day = "2021-12-01";
export const AS_OF: Day = "2025-11-17";
export const DAYS = (Date.parse(AS_OF) - Date.parse(DATA_FROM)) / 86_400_000 + 1;
/** Of an objective without a target. */
export const COEFFICIENT = 1.05;

export const programme = 1;

/** The programme as its source declares it, so that an import of a day's files changes `as of` and nothing else. */
export const sourceOn = (asOf: Day, slug = "bench"): SourceFile =>
  sourceFile.parse({
    data: { kind: "files", folder: "." },
    programme: {
      slug,
      name: "Bench",
      currency: "EUR",
      zone: "Europe/Paris",
      fiscalStartMonth: 1,
      startedOn: DATA_FROM,
      asOf,
      dataFrom: DATA_FROM,
      features: ["points", "rewards", "tiers", "objectives", "margin", "visits", "campaigns"],
      pointValue: 0.01,
      objectiveCoefficient: COEFFICIENT,
    },
  });
