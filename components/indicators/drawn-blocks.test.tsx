import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, test } from "vitest";
import { en } from "@/lib/i18n/en";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { makeView } from "@/lib/testing/make-view";
import type { ProgrammeInfo } from "@/lib/views/view-data";
import { BandsBlock } from "./bands-block";
import { CohortBlock } from "./cohort-block";
import { FormatProvider } from "./format-context";
import { FunnelBlock } from "./funnel-block";
import { GenerosityMapBlock } from "./generosity-map-block";
import { MonthChart } from "./month-chart";
import { QuartersBlock } from "./quarters-block";
import { RollForwardBlock } from "./roll-forward-block";
import { SplitTableBlock } from "./split-table-block";
import { TierMigrationBlock } from "./tier-migration-block";
import { TierSharesBlock } from "./tier-shares-block";
import { TopRewardsBlock } from "./top-rewards-block";

const period = { label: "ytd", from: "2026-01-01", to: "2026-11-17", partial: true };
const programme: ProgrammeInfo = {
  ...makeView({}).programme,
  tiers: [
    { code: "silver", name: "Silver" },
    { code: "gold", name: "Gold" },
  ],
};
const row = (key: IndicatorRow["key"], value: number | null, rest: Partial<IndicatorRow> = {}): IndicatorRow => ({
  period: "ytd",
  key,
  value,
  numerator: null,
  denominator: null,
  partial: true,
  ...rest,
});
const answer = (
  indicator: IndicatorAnswer["indicator"],
  unit: IndicatorAnswer["unit"],
  rows: IndicatorRow[],
  rest: Partial<IndicatorAnswer> = {},
): IndicatorAnswer => ({
  indicator,
  unit,
  asOf: "2026-11-17",
  definition: "standard",
  period,
  comparedTo: null,
  rows,
  ...rest,
});
const draw = (block: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={loadMessages("en")} timeZone="UTC">
      <FormatProvider programme={programme}>{block}</FormatProvider>
    </IntlProvider>,
  );
/** The row of a table that begins with a name. */
const lineOf = (html: string, name: string): string =>
  html.split("<tr>").find((line) => line.startsWith('<th scope="row"') && line.includes(name)) ?? "";
/** What is read of it, without marks. */
const textOf = (html: string): string => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("a migration", () => {
  const matrix = answer(
    "tier-migration",
    "count",
    [
      row({ from: "gold", to: "gold" }, 8),
      row({ from: "gold", to: "silver" }, 2),
      row({ from: "silver", to: "silver" }, null, { hidden: true }),
      row({ from: "outside", to: "silver" }, 5),
    ],
    { definition: "matrix" },
  );
  const html = draw(<TierMigrationBlock answer={matrix} csvHref="/moves.csv" />);
  test("each cell has its count and its share of the row; who comes from outside joined", () => {
    expect(textOf(lineOf(html, "Gold"))).toContain("8 80% 2 20%");
    expect(textOf(lineOf(html, "Joined"))).toContain("5 100%");
    expect(html.match(/data-marked/g)).toHaveLength(1);
  });
  test("what is hidden is said, and the figures are had as a file", () => {
    expect(html).toContain(`Silver: ${en.figure.hidden}`);
    expect(textOf(lineOf(html, ">Silver<"))).toContain("Silver –");
    expect(html).toContain('href="/moves.csv"');
  });
});

test("a cohort's ages that are not complete are blank, those hidden a dash", () => {
  const age = (cohort: string, at: number, value: number | null, rest: Partial<IndicatorRow> = {}) =>
    row({ cohort, age: String(at) }, value, { denominator: 10, ...rest });
  const html = draw(
    <CohortBlock
      answer={answer(
        "cohort-retention",
        "percent",
        [age("2026-01", 0, 0.5), age("2026-01", 1, 0.4), age("2026-02", 0, null, { hidden: true, denominator: null })],
        { definition: "bought-by-month" },
      )}
    />,
  );
  expect(textOf(lineOf(html, "Jan 2026"))).toContain("10 50% 40%");
  expect(textOf(lineOf(html, "Feb 2026"))).toMatch(/Feb 2026 – –/);
  expect(html).toContain(`Feb 2026: ${en.figure.hidden}`);
});

test("bands of a whole are a ribbon with links; what counts twice is bars", () => {
  const landing = answer(
    "projected-landing",
    "count",
    [
      row({ part: "attained" }, 30, { denominator: 40 }),
      row({ part: "within-reach" }, 10, { denominator: 40 }),
      row({ part: "lost" }, null, { hidden: true }),
    ],
    { definition: "bands" },
  );
  const html = draw(<BandsBlock answer={landing} hrefs={{ "within-reach": "/list" }} />);
  expect(textOf(html)).toContain("Attained 30 75%");
  expect(html).toContain('href="/list"');
  expect(html).toContain(`Lost: ${en.figure.hidden}`);
  const beyond = answer("beyond-objective", "count", [row({ part: "110" }, 8), row({ part: "125" }, 2)]);
  expect(draw(<BandsBlock answer={beyond} />)).toContain("width:25%");
});

test("a table of figures sorts by its first one, says what is hidden and links its groups", () => {
  const by = (indicator: IndicatorAnswer["indicator"], values: Record<string, number | null>) =>
    answer(
      indicator,
      "count",
      Object.entries(values).map(([segment, value]) => row({ segment }, value, value === null ? { hidden: true } : {})),
    );
  const html = draw(
    <SplitTableBlock
      split="segment"
      answers={[by("members", { few: null, least: 5, most: 9 }), by("orders", { few: null, least: 50, most: 40 })]}
      options={[{ code: "most", name: "The most" }]}
      hrefs={{ most: "/most" }}
    />,
  );
  expect(html.indexOf("The most")).toBeLessThan(html.indexOf(">least<"));
  expect(html.indexOf(">least<")).toBeLessThan(html.indexOf(">few<"));
  expect(html).toContain('aria-sort="descending"');
  expect(html).toContain('href="/most"');
  expect(lineOf(html, "few").split(en.figure.hidden)).toHaveLength(3);
});

test("a table of figures says what stands under them where something does", () => {
  const comparedTo = { ...period, from: "2025-01-01", to: "2025-11-17" };
  const table = (rest: Partial<IndicatorRow>) =>
    draw(
      <SplitTableBlock
        split="segment"
        answers={[answer("orders", "count", [row({ segment: "most" }, 9, rest)], { comparedTo })]}
      />,
    );
  expect(table({ previous: 6, change: 0.5 })).toContain(en.splitTable.change);
  expect(table({ previous: null, change: null })).not.toContain(en.splitTable.change);
});

test("tiers' shares: the highest first, its target in words too", () => {
  const shares = (silver: number, gold: number) =>
    answer("tier-distribution", "percent", [row({ tier: "silver" }, silver), row({ tier: "gold" }, gold)]);
  const text = textOf(
    draw(
      <TierSharesBlock
        members={shares(0.8, 0.2)}
        revenue={shares(0.5, 0.5)}
        rewardCost={shares(0.4, 0.6)}
        targets={{ gold: 0.25 }}
      />,
    ),
  );
  expect(text).toContain("Gold 20% of members , target: 25% of members 50% of revenue 60% of reward cost");
  expect(text.lastIndexOf("Silver")).toBeGreaterThan(text.lastIndexOf("60% of reward cost"));
});

describe("the way from eligible customers to points redeemed", () => {
  const funnel = (steps: Record<string, number | null>) => {
    const rows = Object.entries(steps).map(([part, value]) =>
      row({ part }, value, value === null ? { hidden: true } : {}),
    );
    return textOf(draw(<FunnelBlock answer={answer("member-funnel", "count", rows, { period })} />));
  };
  test("says who stopped on it", () => {
    const unspent = funnel({ eligible: 50, members: 20, active: 15, redeeming: 12 });
    expect(unspent).toContain("8 members of 20 redeemed no points");
    expect(funnel({ eligible: 50, members: 20, active: 15 })).toContain("30 eligible customers are not members");
  });
  test("takes a step that is hidden, or not the reader's, for unknown and not for nobody", () => {
    const unknown: Record<string, number | null>[] = [{ eligible: 50, members: null, active: null }, { eligible: 50 }];
    for (const steps of unknown) expect(funnel(steps)).not.toContain("not members");
    expect(funnel({ eligible: 50 })).toContain(en.indicators["member-funnel"].name);
  });
});

describe("months", () => {
  const from = (first: string, byAge: boolean) => {
    const months = [first, "2026-10"].map((period, index) => row({}, 5 + index, { period, previous: 2, change: 1 }));
    const flags = [
      { name: "Autumn", startsOn: `${first}-02` },
      { name: "Bonus", startsOn: "2026-10-05" },
    ];
    const figure = { total: answer("members", "count", [row({}, 6)]), months, years: [] };
    return textOf(draw(<MonthChart figure={figure} look="line" flags={flags} byAge={byAge} />));
  };
  test("have flags with their day, of several years with their year", () => {
    expect(from("2025-12", false)).toMatch(/Autumn, 2 Dec 2025 · Bonus, 5 Oct 2026/);
    expect(from("2026-09", false)).toMatch(/Autumn, 2 Sept · Bonus, 5 Oct /);
  });
  test("by the programme's age say where they begin, and of flags how old it was", () => {
    expect(from("2023-09", true)).toMatch(/By month, since the launch .*Autumn, launch · Bonus, 37 months/);
    expect(from("2026-09", true)).toMatch(/from 36 months after the launch .*Autumn, 36 months · Bonus, 37 months/);
  });
  test("have N-1 beside unless by age: it would be themselves a year later", () => {
    expect(from("2025-12", false)).toContain(en.chart.dashed);
    expect(from("2025-12", true)).not.toContain(en.chart.dashed);
  });
});

test("a map whose N-1 is before the data says so, rather than to ask for more days", () => {
  const map = answer(
    "generosity-profitability",
    "percent",
    Object.entries({ generosity: 0.01, growth: null, margin: null, revenue: 500 }).map(([part, value]) =>
      row({ segment: "retail", part }, value),
    ),
    { definition: "segment", period: { ...period, from: "2023-01-01", to: "2023-11-17" } },
  );
  const html = draw(<GenerosityMapBlock views={[{ split: "segment", answer: map }]} generosity={0.01} />);
  expect(html).toContain("Needs last year too; data since 1 Jan 2023.");
  expect(html).not.toContain(en.chart.emptyWhy);
});

describe("points rolled forward", () => {
  const roll = (closing: number | null) => {
    const parts = { opening: 100, issued: 50, redeemed: 30, expired: 10, adjusted: -5, closing };
    const rows = Object.entries(parts).map(([part, value]) => row({ part }, value));
    return textOf(draw(<RollForwardBlock answer={answer("points-roll-forward", "points", rows, { period })} />));
  };
  test("close where the flows explain the difference", () => {
    expect(roll(105)).toContain(en.rollForward.closes);
    expect(roll(105)).toMatch(/31 Dec 2025 100 .*\+50 .*−30 .*−10 .*−5 .*105/);
  });
  test("say what they do not explain, and nothing where a figure is not known", () => {
    expect(roll(102)).toContain(`${en.rollForward.gap} −3`);
    expect(roll(null)).toContain(en.chart.empty);
  });
});

test("of each quarter's points, how they stand at the latest age", () => {
  const lot = (age: number, part: string, value: number) =>
    row({ cohort: "2026-Q1", age: String(age), part }, value, { denominator: 1000 });
  const html = draw(
    <QuartersBlock
      answer={answer("points-cohorts", "percent", [
        lot(0, "redeemed", 0.1),
        lot(0, "open", 0.9),
        lot(1, "redeemed", 0.4),
        lot(1, "open", 0.6),
      ])}
    />,
  );
  expect(textOf(html)).toContain("Q1 2026 Redeemed: 40.0%, 40% Open: 60.0%, 60% 1,000");
  expect(html).not.toContain(en.parts["points-cohorts"].expired);
});

test("rewards by name, the ten ordered most first, the others behind a button", () => {
  const codes = Array.from({ length: 12 }, (_, index) => `R${index + 1}`);
  const rewards = answer(
    "reward-mix",
    "percent",
    codes.flatMap((reward, index) => [
      row({ reward, part: "orders" }, index + 1, { unit: "count" }),
      row({ reward, part: "share" }, (index + 1) / 78),
      row({ reward, part: "cost" }, 0, { unit: "money" }),
    ]),
    {
      definition: "rewards",
      rewards: { ...Object.fromEntries(codes.map((code) => [code, `Reward ${code}`])), R11: "Voucher 1 000 €" },
    },
  );
  const html = draw(<TopRewardsBlock answer={rewards} csvHref="/rewards.csv" />);
  expect(textOf(html)).toContain("Reward R12: 15.4% of reward orders");
  expect(textOf(lineOf(html, "Reward R12"))).toContain("12 15.4% €0");
  expect(lineOf(html, "Reward R3")).not.toBe("");
  expect(lineOf(html, ">Reward R2<")).toBe("");
  expect(html).toContain("Voucher 1\u00a0000\u00a0€");
  expect(html).toContain("Show all 12");
  expect(html).toContain('href="/rewards.csv"');
});
