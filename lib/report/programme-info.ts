import "server-only";
import type { Feature } from "@/db/schema/programmes";
import type { ProgrammeInfo } from "@/lib/views/view-data";
import { listAllowed } from "./check-request";
import type { Reader } from "./open-reader";

/** What pages, lists and files say of the programme; settings that tell of an indicator only to who may see it. */
export function programmeInfo(reader: Reader): ProgrammeInfo {
  const { programme, tiers, campaigns, closing, viewer } = reader;
  const rights = new Set(listAllowed(reader).map(({ id }) => id));
  const meant = programme.targetTierShares ?? Object.fromEntries(tiers.map(({ code }) => [code, 1 / tiers.length]));
  return {
    slug: programme.slug,
    name: programme.name,
    currency: programme.currency,
    zone: programme.zone,
    asOf: programme.asOf,
    dataFrom: programme.dataFrom,
    startedOn: programme.startedOn,
    fiscalStartMonth: programme.fiscalStartMonth,
    tiers: tiers.map(({ code, name }) => ({ code, name })),
    generosityBand: rights.has("generosity-consumed") ? bandOf(programme.generosityBand) : null,
    targetTierShares: rights.has("tier-balance") ? meant : {},
    // The rules speak to who steers the whole programme.
    thresholds: viewer.scope.kind === "programme" ? programme.thresholds : {},
    words: programme.words,
    features: programme.features as Feature[],
    closing,
    campaigns: [...campaigns],
  };
}

const bandOf = (band: string[] | null): [number, number] | null =>
  band?.[0] !== undefined && band[1] !== undefined ? [Number(band[0]), Number(band[1])] : null;
