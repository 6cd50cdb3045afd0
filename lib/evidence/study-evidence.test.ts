import { describe, expect, test } from "vitest";
import { estimateEffect } from "./estimate-effect";
import { canCompare, matchJoiners } from "./match-accounts";
import { plantProgramme } from "./planted-programme";
import { studyProgramme } from "./study-evidence";
import { usual } from "./weigh-evidence";

const seeds = [1, 2, 3, 4, 5];

describe.each([0, 0.1, -0.1])("members buy %d more since they joined", (planted) => {
  test.each([
    ["A", 1],
    ["B", 2],
  ] as const)("grade %s: the interval holds it; member against non-member is %d of it off", (grade, widths) => {
    for (const seed of seeds) {
      const one = studyProgramme(seed, planted, grade);
      expect(Math.sign(Math.round(one.planted)), `seed ${seed}`).toBe(Math.sign(planted));
      expect(one.low, `seed ${seed}`).toBeLessThanOrEqual(one.planted);
      expect(one.high, `seed ${seed}`).toBeGreaterThanOrEqual(one.planted);
      expect(one.againstOthers, `seed ${seed}`).toBeGreaterThan(one.planted + widths * (one.high - one.low));
    }
  });
});

const averageOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test("without matching by prior revenue, those who had a good year are told to have lost by joining", () => {
  const over = (groups: number) =>
    averageOf(
      seeds.map((seed) => {
        const { accounts, months } = plantProgramme(seed, 0);
        return estimateEffect(matchJoiners(accounts, months, { ...usual, groups }), accounts.length).effect;
      }),
    );
  expect(over(1)).toBeLessThan(-50_000);
  expect(Math.abs(over(5))).toBeLessThan(40_000);
});

test("a control of several months is drawn in all of them or in none: taken for others each time, it would look surer", () => {
  const width = ({ low, high }: { low: number; high: number }) => high - low;
  const [together, apart] = [true, false].map((isTogether) =>
    averageOf(
      seeds.map((seed) => {
        const { accounts, months } = plantProgramme(seed, 0);
        const strata = matchJoiners(accounts, months, usual).filter(canCompare);
        let appearances = 0;
        const alone = strata.map((stratum) => ({
          ...stratum,
          treated: stratum.treated.map((one) => ({ ...one, account: appearances++ })),
          controls: stratum.controls.map((one) => ({ ...one, account: appearances++ })),
        }));
        return width(estimateEffect(isTogether ? strata : alone, isTogether ? accounts.length : appearances));
      }),
    ),
  );
  expect(together).toBeGreaterThan(1.05 * (apart ?? 0));
});
