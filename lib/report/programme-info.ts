import "server-only";
import type { ProgrammeInfo } from "@/lib/views/view-data";
import type { Reader } from "./open-reader";

/** What is said of the programme beside lists and in files, which have neither axis nor band. */
export const programmeInfo = ({ programme, tiers }: Reader): ProgrammeInfo => ({
  slug: programme.slug,
  name: programme.name,
  currency: programme.currency,
  zone: programme.zone,
  asOf: programme.asOf,
  dataFrom: programme.dataFrom,
  fiscalStartMonth: programme.fiscalStartMonth,
  tiers: tiers.map(({ code, name }) => ({ code, name })),
  generosityBand: null,
  campaigns: [],
});
