import { expect, test } from "vitest";
import type { Value } from "./algebra";
import { type Figure, partsOf } from "./define-indicator";
import { indicators } from "./registry";

const figures = indicators.filter((one): one is typeof one & Figure => one.kind === "figure");
const text = (value: Value) => JSON.stringify(value);

/** Indicators by the value that each is. */
const single = new Map(
  figures.flatMap(({ id, definitions }) => {
    const [one, ...others] = Object.values(definitions);
    return one && "value" in one && others.length === 0 ? [[text(one.value), id] as const] : [];
  }),
);

/** What a part shows: its value, and of a distribution also what it is the share of. */
const shownBy = (value: Value) => [text(value), ...(value.form === "share" ? [text(value.of)] : [])];

test("what is another indicator's figure, group by group, asks the right to it", () => {
  const asked = figures.flatMap(({ id, definitions }) =>
    Object.entries(definitions).flatMap(([name, definition], place) =>
      partsOf(definition).flatMap(([part, { value, withRightTo }]) => {
        const other = shownBy(value)
          .map((shown) => single.get(shown))
          .find((found) => found && found !== id);
        const right = withRightTo ?? definition.withRightTo;
        // An indicator's own first figure is what its right is to.
        const isOwn = place === 0 && part === null;
        return other && right !== other && !isOwn ? [`${id} ${name} ${part ?? ""}: ${other}, not ${right}`] : [];
      }),
    ),
  );
  expect(asked).toEqual([]);
});
