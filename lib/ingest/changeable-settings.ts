import { z } from "zod";
import { sourceFile } from "./source";

/** Settings that an admin may decide otherwise than the source: all but what names the programme and says which data it has. */
const changeable = sourceFile.shape.programme.pick({
  name: true,
  currency: true,
  zone: true,
  fiscalStartMonth: true,
  features: true,
  pointValue: true,
  objectiveCoefficient: true,
  generosityBand: true,
  targetTierShares: true,
  redemptionDefinition: true,
  budget: true,
  fallingAmount: true,
  thresholds: true,
  words: true,
});

export type SettingName = keyof typeof changeable.shape;
export const settingNames = Object.keys(changeable.shape) as [SettingName, ...SettingName[]];

/** Some of them, each as `source.yaml` says it; what is not named stays as it is. */
export const changeableSettings = z.strictObject(
  Object.fromEntries(
    Object.entries(changeable.shape).map(([name, shape]) => [name, withoutDefault(shape).optional()]),
  ) as {
    [Name in SettingName]: z.ZodOptional<z.ZodType<z.output<(typeof changeable.shape)[Name]>>>;
  },
);
export type SettingChanges = z.infer<typeof changeableSettings>;

/** An optional value with a default is never absent. */
function withoutDefault(shape: z.ZodType): z.ZodType {
  return shape instanceof z.ZodDefault ? (shape.unwrap() as z.ZodType) : shape;
}
