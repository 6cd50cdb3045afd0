import { readFileSync } from "node:fs";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { type Slide, type SlideMap, type SlidePlot, type SlideTable, slideColors } from "@/lib/export/slides";
import { viewFileName } from "@/lib/export/view-file-name";
import { writePptx } from "@/lib/export/write-pptx";
import { en } from "@/lib/i18n/en";
import type { IndicatorRow } from "@/lib/indicators/answer";
import { makeAnswer, makeRow, makeView } from "@/lib/testing/make-view";
import { slidesText } from "@/lib/testing/read-table";
import type { ViewData } from "@/lib/views/view-data";
import { deckOfView } from "./deck-of-view";

/** A club whose members bought for 10 000 € in October and 2 500,50 € since; whose points cost what they cost. */
function club(): ViewData {
  const data = makeView({
    "member-revenue": { value: 12_500_50, previous: 10_000_00, change: 0.25005 },
    "generosity-consumed": { value: 0.0125 },
  });
  const revenue = data.figures["member-revenue"];
  if (!revenue) throw new Error("no revenue");
  return {
    ...data,
    programme: { ...data.programme, name: "Club <Or> & Cie" },
    request: { ...data.request, filters: { tier: "gold" } },
    filters: { tier: [{ code: "gold", name: "Or" }] },
    figures: {
      ...data.figures,
      "member-revenue": {
        ...revenue,
        total: { ...revenue.total, unit: "money" },
        months: [
          makeRow({ period: "2026-09", value: null }),
          makeRow({ period: "2026-10", value: 10_000_00, partial: false }),
          makeRow({ period: "2026-11", value: 2_500_50 }),
        ],
      },
    },
    answers: {
      "member-funnel": makeAnswer("member-funnel", [
        makeRow({ key: { part: "eligible" }, value: 40 }),
        makeRow({ key: { part: "members" }, value: 30 }),
        makeRow({ key: { part: "active" }, value: 20, hidden: true }),
      ]),
      "reward-mix": makeAnswer("reward-mix", [
        makeRow({ key: { kind: "b" }, value: 1_000, previous: null }),
        makeRow({ key: { kind: "a" }, value: 9_000, previous: 8_000 }),
      ]),
    },
    view: "marketing",
  };
}

const plotOf = (slide: Slide | undefined) => slide?.chart as SlidePlot;

test("a deck has a slide for each chart that the page's answer holds, in its units and words", () => {
  const deck = deckOfView(club(), "fr");
  expect(deck.title).toBe("Club <Or> & Cie · Accueil");
  expect(deck.foot).toBe("Club <Or> & Cie · Exercice 2026, au 17 nov. · Or · Données au 17 novembre 2026");
  const [revenue, funnel, mix, ...more] = deck.slides;
  expect(more).toEqual([]);
  expect(revenue?.sentence).toMatch(/^Le CA adhérents progresse de 25,0\u202f% /);
  expect(plotOf(revenue).labels).toEqual(["sept. 2026", "oct. 2026", "nov. 2026"]);
  expect(plotOf(revenue).series.map(({ values }) => values)).toEqual([[null, 10_000, 2_500.5]]);
  expect(revenue?.measured).toBe(
    "CA adhérents. Par mois, 3 derniers mois. Novembre est en cours\u202f: 17 jours sur 30",
  );
  expect(plotOf(revenue).format).toBe('#,##0,"\u00a0k€"');
  // The largest first; what was not known a year before is no zero.
  expect(plotOf(mix).labels).toEqual(["a", "b"]);
  expect(plotOf(mix).series.map(({ values }) => values)).toEqual([
    [9_000, 1_000],
    [8_000, null],
  ]);
  // What is hidden from this reader is not there.
  expect(plotOf(funnel).series[0]?.values).toEqual([40, 30]);
});

test("an answer without charts is a deck without slides", () => {
  expect(deckOfView(makeView({}), "en").slides).toEqual([]);
});

test("the file: native charts with their figures, names escaped, nothing for what is not known", async () => {
  const file = await writePptx(deckOfView(club(), "en"));
  const names = Object.keys((await JSZip.loadAsync(file)).files);
  expect(names.filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(4);
  expect(names.filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(3);
  expect(names.filter((name) => name.endsWith(".xlsx"))).toHaveLength(3);
  const text = await slidesText(file);
  expect(text).toContain("Club &lt;Or&gt; &amp; Cie");
  expect(text).not.toContain("<Or>");
  expect(text).toContain("<c:v>2500.5</c:v>");
  // Columns and bars stand on zero.
  expect(text.match(/<c:min val="0"\/>/g)).toHaveLength(3);
  expect(text).not.toMatch(/<c:v><\/c:v>|<v><\/v>|NaN|undefined/);
});

const percent = (indicator: Parameters<typeof makeAnswer>[0], rows: IndicatorRow[]) => ({
  ...makeAnswer(indicator, rows),
  unit: "percent" as const,
});

/** Of 2024, 40 enrolled: 90 % bought in their first year, 60 % in their second; 2025 is shown in part. */
const cohorts = (): ViewData => ({
  ...makeView({}),
  view: "generations",
  answers: {
    "cohort-years": {
      ...percent("cohort-retention", [
        makeRow({ key: { cohort: "fy2024", age: "0" }, value: 0.9, denominator: 40 }),
        makeRow({ key: { cohort: "fy2024", age: "1" }, value: 0.6, denominator: 40 }),
        makeRow({ key: { cohort: "fy2025", age: "0" }, value: 0.7, denominator: 8, hidden: true }),
      ]),
      definition: "bought-by-year",
    },
  },
});

test("cohorts are a table that office programs change: its colours say how far each stands, what is hidden is not there", async () => {
  const [slide, ...more] = deckOfView(cohorts(), "fr").slides;
  expect(more).toEqual([]);
  expect(slide?.sentence).toMatch(/^60\u202f% des adhérents de 2024 ont c/);
  expect(slide?.measured).toContain("2025\u202f: non montré");
  const table = (slide as Slide).chart as SlideTable;
  expect(table.columns).toEqual(["Adhérents", "1", "2"]);
  expect(table.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell && [cell.text, cell.step])])).toEqual(
    [
      ["2024", ["40", null], ["90\u202f%", 7], ["60\u202f%", 1]],
      ["2025", ["8", null], ["–", null], null],
    ],
  );
  const text = await slidesText(await writePptx(deckOfView(cohorts(), "en")));
  expect(text.match(/<a:tbl>/g)).toHaveLength(1);
  expect(text).toContain("90%");
  expect(text).toContain(`<a:srgbClr val="${slideColors.heat[6].toUpperCase()}"/>`);
  expect(text).not.toMatch(/70%|NaN|undefined/);
});

test("one figure alone is no table", () => {
  const data = cohorts();
  data.answers["cohort-years"]?.rows.splice(1);
  expect(deckOfView(data, "fr").slides).toEqual([]);
});

test("of more ages than a slide holds every second is shown, from the first to the last", () => {
  const data = cohorts();
  const rows = Array.from({ length: 25 }, (_, age) =>
    makeRow({ key: { cohort: "2024-Q1", age: String(age) }, value: 0.5, denominator: 40 }),
  );
  data.answers = { "cohort-years": { ...percent("cohort-retention", rows), definition: "bought-by-month" } };
  const [slide] = deckOfView(data, "fr").slides;
  expect(((slide as Slide).chart as SlideTable).columns.slice(1)).toEqual(
    Array.from({ length: 13 }, (_, at) => String(2 * at)),
  );
});

test("moves from tier to tier are a matrix, highest tier first; of a row that is not whole there are no shares", () => {
  const move = (from: string, to: string, value: number | null, hidden?: true) =>
    makeRow({ key: { from, to }, value, ...(hidden ? { hidden } : {}) });
  const data: ViewData = {
    ...makeView({}),
    view: "tiers",
    answers: {
      "tier-matrix": {
        ...makeAnswer("tier-migration", [
          move("silver", "silver", 60),
          move("silver", "gold", 20),
          move("gold", "gold", 30),
          move("gold", "outside", null, true),
          move("outside", "silver", 5),
        ]),
        definition: "matrix",
      },
    },
  };
  const [slide] = deckOfView(data, "fr").slides;
  expect(slide?.sentence).toBe(
    "90 adhérents gardent leur niveau, 20 montent, 0 descendent\u202f; 5 entrent, 0 sortent.",
  );
  const table = (slide as Slide).chart as SlideTable;
  expect(table.columns).toEqual(["Or", "Argent", "Sorties"]);
  expect(table.rows.map(({ label, cells }) => [label, ...cells.map((cell) => cell && [cell.text, cell.note])])).toEqual(
    [
      ["Or", ["30", undefined], null, ["–", undefined]],
      ["Argent", ["20", "25\u202f%"], ["60", "75\u202f%"], null],
      ["Entrées", null, ["5", "100\u202f%"], null],
    ],
  );
});

/** The club gives 2 %: gold grows and gets little, silver falls and gets much, platinum is not known. */
const map = (): ViewData => {
  const group = (tier: string, generosity: number | null, growth: number | null, revenue: number) =>
    Object.entries({ generosity, growth, margin: null, revenue }).map(([part, value]) =>
      makeRow({ key: { tier, part }, value, ...(part === "revenue" ? { unit: "money" as const } : {}) }),
    );
  return {
    ...makeView({ "generosity-consumed": { value: 0.02 } }),
    view: "generosity",
    answers: {
      "map-tier": {
        ...percent("generosity-profitability", [
          ...group("silver", 0.03, -0.1, 500_000),
          ...group("gold", 0.01, 0, 1_000_050),
          ...group("platinum", 0.01, null, 70_000),
        ]),
        definition: "tier",
      },
    },
  };
};

test("the map has its groups in their fields, which part where the programme gives as much", async () => {
  const [slide] = deckOfView(map(), "fr").slides;
  expect(slide?.sentence).toBe(
    "En croissance, générosité faible\u202f: 1 niveau · En baisse, générosité forte\u202f: 1 niveau",
  );
  expect(slide?.measured).toContain("Sans chiffre comparable\u202f: Platine");
  const { points, line } = (slide as Slide).chart as SlideMap;
  expect(line).toBe(0.02);
  expect(points.map(({ name, x, y, size }) => [name, x, y, size])).toEqual([
    ["Argent", 0.03, -0.1, 5_000],
    ["Or", 0.01, 0, 10_000.5],
  ]);
  const text = await slidesText(await writePptx(deckOfView(map(), "en")));
  expect(text.match(/<c:bubbleChart>/g)).toHaveLength(1);
  expect(text).toContain('<c:crossesAt val="0.02"/>');
  expect(text).toMatch(/<c:bubbleScale val="\d+"\/><c:axId/);
  expect(text).toContain("<c:v>10000.5</c:v>");
  // No growth is a figure, in the chart and beside it.
  expect(text).toContain("<c:v>0</c:v>");
  expect(text).toContain('<c r="D3"><v>0</v></c>');
  expect(text).not.toContain("<c:auto ");
  expect(text).not.toMatch(/<c:v><\/c:v>|<v><\/v>|NaN|undefined/);
  expect(text).toMatch(/type="slidenum">.*<a:t>2<\/a:t><\/a:fld>/);
});

test("the file is named for programme, page, period, filters and day", () => {
  expect(viewFileName(club(), "fr")).toBe("club-accueil-ytd-gold-2026-11-17");
});

test("a page of all that is known names no period, in its file nor on its slides", () => {
  const timeless: ViewData = { ...club(), view: "evidence", periods: [] };
  expect(viewFileName(timeless, "fr")).toBe("club-preuve-gold-2026-11-17");
  const { foot, facts } = deckOfView(timeless, "en");
  expect(foot).toBe(`Club <Or> & Cie · ${en.page.allKnown} · Or · Data as of 17 November 2026`);
  expect(facts[0]).toBe(`${en.page.allKnown} · Or`);
});

test("slides have the colours of paper", () => {
  const css = readFileSync("app/globals.css", "utf8");
  const light = (name: string) => new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6})`).exec(css)?.[1];
  for (const name of ["ink", "ink2", "ink3", "rule", "past", "accent"] as const)
    expect(slideColors[name]).toBe(light(name));
  expect(slideColors.tiers).toEqual([1, 2, 3, 4].map((step) => light(`tier-${step}`)));
  expect(slideColors.heat).toEqual([1, 2, 3, 4, 5, 6, 7].map((step) => light(`seq-${step}`)));
  expect(slideColors.onHeat).toEqual([1, 2, 3, 4, 5, 6, 7].map((step) => light(`on-seq-${step}`)));
  expect(slideColors.categories).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((place) => light(`cat-${place}`)));
});
