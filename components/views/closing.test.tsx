import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { FormatProvider } from "@/components/indicators/format-context";
import { loadMessages } from "@/lib/i18n/load-messages";
import { makeView } from "@/lib/testing/make-view";
import { Closing } from "./closing";

const closing = {
  through: "2026-09-01",
  on: "2026-10-05",
  late: 3,
  cancelled: 1,
  changed: 0,
  removed: 0,
  isRestated: true,
};

function textOf(figures: Parameters<typeof makeView>[0], closed = closing): string[] {
  const data = makeView(figures);
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={loadMessages("en")} timeZone="UTC">
      <FormatProvider programme={data.programme}>
        <Closing data={data} closing={closed} />
      </FormatProvider>
    </IntlProvider>,
  );
  return html
    .replace(/<\/(?:h2|div|caption|th|td|tr)>|<svg.*?<\/svg>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .split("\n")
    .filter(Boolean);
}

test("closed months say up to when and since when, and that nothing came since", () => {
  const quiet = { ...closing, late: 0, cancelled: 0 };
  expect(textOf({ revenue: { value: 100_00 } }, quiet).join(" ")).toContain("September 2026, on 5 October 2026");
  expect(textOf({ revenue: { value: 100_00 } }, quiet).join(" ")).toContain("No correction since.");
});

test("what was corrected is counted, and each figure that reads otherwise stands with both of its values", () => {
  const text = textOf({
    revenue: { value: 100_000_00, restated: 110_000_00 },
    members: { value: 40 },
    "active-rate": { value: 0.50001, restated: 0.50002 },
    orders: { value: 7, restated: null },
  }).join("|");
  expect(text).toContain("3 late records, 1 cancelled.");
  expect(text).toMatch(/Total revenue.*10,000,000\|11,000,000\|.*\+10\.0%/);
  expect(text).toMatch(/Orders.*7\|–/);
  expect(text).not.toContain("Active");
  expect(text).not.toContain("|40|");
});
