import { readFileSync } from "node:fs";
import JSZip from "jszip";
import { expect, test } from "vitest";
import { slideColors } from "@/lib/export/slides";
import { viewFileName } from "@/lib/export/view-file-name";
import { writePptx } from "@/lib/export/write-pptx";
import { en } from "@/lib/i18n/en";
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

test("a deck has a slide for each chart that the page's answer holds, in its units and words", () => {
  const deck = deckOfView(club(), "fr");
  expect(deck.title).toBe("Club <Or> & Cie · Accueil");
  expect(deck.foot).toBe("Club <Or> & Cie · Exercice 2026, au 17 nov. · Or · Données au 17 novembre 2026");
  const [revenue, funnel, mix, ...more] = deck.slides;
  expect(more).toEqual([]);
  expect(revenue?.sentence).toMatch(/^Le CA adhérents progresse de 25,0\u202f% /);
  expect(revenue?.chart.labels).toEqual(["sept. 2026", "oct. 2026", "nov. 2026"]);
  expect(revenue?.chart.series.map(({ values }) => values)).toEqual([[null, 10_000, 2_500.5]]);
  expect(revenue?.measured).toBe(
    "CA adhérents. Par mois, 3 derniers mois. Novembre est en cours\u202f: 17 jours sur 30",
  );
  expect(revenue?.chart.format).toBe('#,##0,"\u00a0k€"');
  // The largest first; what was not known a year before is no zero.
  expect(mix?.chart.labels).toEqual(["a", "b"]);
  expect(mix?.chart.series.map(({ values }) => values)).toEqual([
    [9_000, 1_000],
    [8_000, null],
  ]);
  // What is hidden from this reader is not there.
  expect(funnel?.chart.series[0]?.values).toEqual([40, 30]);
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
  expect(slideColors.categories).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((place) => light(`cat-${place}`)));
});
