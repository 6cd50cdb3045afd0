import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, test } from "vitest";
import { FormatProvider } from "@/components/indicators/format-context";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { writePageHeadline } from "@/lib/steering/page-headline";
import { makeAnswer, makeEvidence, makeRow, makeView } from "@/lib/testing/make-view";
import type { ViewData } from "@/lib/views/view-data";
import { EvidencePage } from "./evidence-page";

const found = makeEvidence();
const nothing = makeEvidence({
  reason: "few-members",
  grade: null,
  joined: 409,
  followed: 2,
  members: null,
  controls: null,
  joinedFrom: null,
  joinedTo: null,
});
const margin = (rest: Partial<IndicatorAnswer>): IndicatorAnswer => ({
  ...makeAnswer("incremental-margin", [makeRow({ value: 40_000_00, low: 10_000_00, high: 70_000_00 })]),
  unit: "money",
  evidence: {
    ...found,
    detail: {
      without: 1_000_000_00,
      revenueBefore: { members: 36_000_00, controls: 37_000_00 },
      ordersBefore: { members: 14.6, controls: 14.8 },
      others: { tenths: { value: 50_000_00, low: 20_000_00, high: 80_000_00 } },
      beforeAfter: 38_000_00,
      againstOthers: 150_000_00,
    },
  },
  ...rest,
});
const back = (rest: Partial<IndicatorAnswer>): IndicatorAnswer => ({
  ...makeAnswer("roi", [makeRow({ value: 1, low: -0.5, high: 2.5, numerator: 20_000_00, denominator: 20_000_00 })]),
  unit: "percent",
  evidence: found,
  ...rest,
});

/** What is read of the page. */
function read(answers: ViewData["answers"], unasked: ViewData["unasked"] = {}): string {
  const page: ViewData = { ...makeView({}), view: "evidence", periods: [], answers, unasked };
  const data = { ...page, lead: writePageHeadline(page) };
  const html = renderToStaticMarkup(
    <IntlProvider locale="en" messages={loadMessages("en")} timeZone="UTC">
      <FormatProvider programme={data.programme}>
        <EvidencePage data={data} />
      </FormatProvider>
    </IntlProvider>,
  );
  return html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

test("the effect between its ends, compared otherwise, cost and return, and whom it speaks of", () => {
  const text = read({ "incremental-margin": margin({}), roi: back({}) });
  for (const said of [
    "€1 spent brings €0.50 to €3.50 of margin; evidence: fair",
    "+€40k, between +€10k and +€70k",
    "Same segment, same tenth of revenue +€50k",
    "Members less non-members +€150k",
    "−50% to +250% most likely +100%",
    "€36k by member €37k by customer compared",
    "14.6 by member",
    "Joined 600",
    "Compared 147",
    "the other 453 members",
    "The whole programme",
  ])
    expect(text).toContain(said);
  expect(text).toMatch(/Fair: [^.]+\. this page’s/);
});

test("a reader without the return has the effect, one without the effect has the return", () => {
  const effect = read({ "incremental-margin": margin({}) });
  expect(effect).toContain("The programme makes them buy €10k to €70k more; evidence: fair");
  expect(effect).not.toContain("What it brings");
  const ratio = read({ roi: back({}) });
  expect(ratio).toContain("What it brings");
  expect(ratio).not.toContain("€40k");
});

test("refused, it says why and how many there are, and draws nothing", () => {
  const empty = { rows: [makeRow({})], evidence: nothing };
  const text = read({ "incremental-margin": margin(empty), roi: back(empty) });
  expect(text).toContain("What the programme brings cannot be proved yet");
  expect(text).toContain("2 have 12 whole months of data before and after joining, of 409 who joined");
  expect(text).toContain("Joined 409");
  expect(text).not.toMatch(/no effect|Compared \d|this page’s/);
});

test("with a filter it says that there is none of it", () => {
  const why = "filters";
  const unasked = {
    "incremental-margin": { indicator: "incremental-margin", why },
    roi: { indicator: "roi", why },
  } as const;
  expect(read({}, unasked)).toMatch(/speaks of the whole programme, unfiltered .*cannot be filtered/);
});
