import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { en } from "@/lib/i18n/en";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { makeView } from "@/lib/testing/make-view";
import { FormatProvider } from "./format-context";
import { SplitBlock } from "./split-block";

const period = { label: "ytd", from: "2026-01-01", to: "2026-11-17", partial: true };
const row = (segment: string, rest: Partial<IndicatorRow>): IndicatorRow => ({
  period: "ytd",
  key: { segment },
  value: null,
  numerator: null,
  denominator: null,
  partial: true,
  ...rest,
});
const segments: IndicatorAnswer = {
  indicator: "member-revenue",
  unit: "money",
  asOf: "2026-11-17",
  definition: "standard",
  period,
  comparedTo: { ...period, from: "2025-01-01", to: "2025-11-17" },
  rows: [
    row("grown", { value: 11000, previous: 10000, change: 0.1 }),
    row("new", { value: 9000, previous: 0, change: null }),
    row("returned", { value: 8000, previous: -500, change: null }),
    row("few", { hidden: true }),
  ],
};
const data = { ...makeView({}), answers: { "revenue-by-segment": segments } };

const draw = (answer: IndicatorAnswer): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={loadMessages("en")} timeZone="UTC">
      <FormatProvider programme={data.programme}>
        <SplitBlock data={data} answer={answer} split="segment" />
      </FormatProvider>
    </IntlProvider>,
  );

test("of many groups the first twenty are lines, the others are asked for", () => {
  const many = (count: number) =>
    draw({
      ...segments,
      rows: Array.from({ length: count }, (_, index) => row(`S${index}-`, { value: 1000 - index })),
    });
  expect(many(20)).toContain(">S19-<");
  expect(many(20)).not.toContain("Show all");
  expect(many(21)).toContain(">S19-<");
  expect(many(21)).not.toContain(">S20-<");
  expect(many(21)).toContain("Show all 21");
  expect(many(21)).toContain("20 rows of 21");
});

test("each group has its change, or why it has none, whatever is hidden beside it", () => {
  const html = draw(segments);
  const lineOf = (segment: string) => html.split("<tr>").find((line) => line.includes(`>${segment}<`)) ?? "";
  expect(lineOf("grown")).toContain("+10.0%");
  expect(lineOf("new")).toContain(en.figure.fromNothing);
  expect(lineOf("returned")).toContain(en.figure.fromNegative);
  expect(lineOf("few").split(en.figure.hidden)).toHaveLength(2);
});
