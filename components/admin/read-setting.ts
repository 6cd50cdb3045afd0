import { features } from "@/db/schema/programmes";
import { usualThresholds } from "@/lib/steering/rules";
import type { SettingChanges, SettingName } from "@/lib/tasks/task-kinds";
import { readOwnWords } from "./read-words";

/** A number as people write it in either language; null where nothing is written, NaN where it is none. */
export function readNumber(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  if (plain === "") return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A share, written in percent: 12,5 is 0.125. */
function readPercent(text: string): number | null {
  const percent = readNumber(text);
  return percent === null ? null : Number((percent / 100).toFixed(6));
}

/** How a share is written in a field: 12.5 of 0.125. */
export const writePercent = (share: number | null | undefined): string =>
  share === null || share === undefined ? "" : String(Number((share * 100).toFixed(4)));

/** Named shares in percent, without those that are left empty. */
const readShares = (fields: FormData, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const share = readPercent(String(fields.get(name) ?? ""));
      return share === null ? [] : [[name, share]];
    }),
  );

/** What a form of one setting says, as `source.yaml` would; the server refuses what it cannot be. */
export function readSetting(name: SettingName, fields: FormData, tiers: readonly string[]): SettingChanges {
  const text = (field: string = name) => String(fields.get(field) ?? "").trim();
  switch (name) {
    case "fiscalStartMonth":
      return { fiscalStartMonth: Number(text()) };
    case "features":
      return { features: features.filter((feature) => fields.get(feature) !== null) };
    case "pointValue":
    case "budget":
      return { [name]: readNumber(text()) };
    case "fallingAmount":
      return { fallingAmount: readNumber(text()) ?? Number.NaN };
    case "objectiveCoefficient":
      return { objectiveCoefficient: readPercent(text()) };
    case "generosityBand": {
      const [least, most] = [readPercent(text("least")), readPercent(text("most"))];
      if (least === null && most === null) return { generosityBand: null };
      return { generosityBand: [least ?? Number.NaN, most ?? Number.NaN] };
    }
    case "targetTierShares": {
      const shares = readShares(fields, tiers);
      return { targetTierShares: Object.keys(shares).length > 0 ? shares : null };
    }
    case "thresholds":
      return { thresholds: readShares(fields, Object.keys(usualThresholds)) };
    case "words":
      return { words: readOwnWords(fields) as SettingChanges["words"] };
    case "redemptionDefinition":
      return { redemptionDefinition: text() as "lifetime" };
    default:
      return { [name]: text() };
  }
}
