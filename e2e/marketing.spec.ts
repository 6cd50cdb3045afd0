import { createFormatter } from "@/lib/format/formatter";
import { fr } from "@/lib/i18n/fr";
import { definitions } from "@/lib/i18n/fr-definitions";
import { getIndicator } from "@/lib/indicators/registry";
import { totalOf } from "@/lib/steering/facts";
import type { ViewData } from "@/lib/views/view-data";
import { expectFigures, figureCard } from "./figures";
import { expect, openView, test } from "./fixtures";

test.use({ person: "marketing" });

test("the first screen: the sentence, goals, six figures, the attainment curve and tiers, as the API has them", async ({
  page,
  api,
}) => {
  await openView(page, "marketing");
  const data = await api.view("marketing");
  const format = createFormatter("fr", data.programme.currency);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/\S+ \S+/);

  const goals = page.getByRole("region", { name: fr.goals.title });
  const goalRows = data.answers.goals?.rows ?? [];
  expect(goalRows.length).toBeGreaterThan(0);
  await expect(goals.getByRole("listitem")).toHaveCount(goalRows.length);
  for (const { key, value } of goalRows) {
    const { name } = fr.indicators[getIndicator(key.indicator ?? "")?.id ?? "goal-progress"];
    const said = `${name}.*${format.value("percent", value)}`.replace(/\s/g, "\\s");
    await expect(goals.getByRole("img", { name: new RegExp(said) })).toBeVisible();
  }

  expect(data.headline).toHaveLength(6);
  await expectFigures(page, data);

  const attained = data.answers.curve?.rows.filter((row) => row.value !== null).at(-1);
  expect(attained).toBeDefined();
  await expect(page.getByRole("figure", { name: fr.indicators["attainment-curve"].name })).toHaveAccessibleName(
    new RegExp(format.value("percent", attained?.value).replace(/\s/g, "\\s")),
  );

  const tiers = page.getByRole("figure", { name: fr.indicators["tier-distribution"].name });
  expect(data.programme.tiers.length).toBeGreaterThan(1);
  for (const { code, name } of data.programme.tiers) {
    const members = data.answers["tier-members"]?.rows.find((row) => row.key.tier === code)?.numerator;
    await expect(tiers.getByRole("listitem").filter({ hasText: name })).toContainText(
      format.value("count", members ?? 0),
    );
  }
});

test("a figure's definition shows its numerator and its denominator", async ({ page, api }) => {
  await openView(page, "marketing");
  const { figures, programme } = await api.view("marketing");
  const figure = figures["active-rate"];
  const row = figure && totalOf(figure);
  if (!row?.numerator || !row.denominator) throw new Error("the active rate has no terms");
  expect(row.value).toBeCloseTo(row.numerator / row.denominator, 12);

  const { name, definition } = definitions.indicators["active-rate"];
  await figureCard(page, "active-rate").getByRole("button").click();
  const panel = page.getByRole("dialog", { name: new RegExp(name) });
  await expect(panel).toContainText(definition);
  const format = createFormatter("fr", programme.currency);
  const term = (label: string) => panel.getByRole("term").filter({ hasText: label }).locator("xpath=following::dd[1]");
  await expect(term(fr.definition.numerator)).toContainText(format.value("count", row.numerator));
  await expect(term(fr.definition.denominator)).toContainText(format.value("count", row.denominator));
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
});

test("a definition that does not arrive says so, and comes when asked again", async ({ page }) => {
  await openView(page, "marketing");
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await page.route("**/_next/static/**", (route) => route.abort());
  await figureCard(page, "active-rate").getByRole("button").click();
  const panel = page.getByRole("dialog");
  await expect(panel).toContainText(fr.definition.failed);
  await page.unroute("**/_next/static/**");
  await panel.getByRole("button", { name: fr.filters.retry }).click();
  await expect(panel).toContainText(definitions.indicators["active-rate"].definition);
});

test("a period and a filter change the address and the figures; a reload keeps them, back undoes them", async ({
  page,
  api,
}) => {
  await openView(page, "marketing");
  const start = await api.view("marketing");
  const year = start.periods.filter((period) => period.startsWith("fy"))[1] ?? "";
  const segment = start.filters.segment?.[0];
  if (!segment) throw new Error("the demo programme has no segments");

  await page.getByRole("combobox", { name: fr.filters.period }).selectOption(year);
  await expect(page).toHaveURL(`/demo/marketing?period=${year}`);
  const ofYear = await api.view("marketing", `period=${year}`);
  expect(totalsOf(ofYear)).not.toEqual(totalsOf(start));
  await expectFigures(page, ofYear);

  await page.getByRole("combobox", { name: fr.filters.segment }).selectOption({ label: segment.name });
  const query = new URLSearchParams({ period: year, segment: segment.code }).toString();
  await expect(page).toHaveURL(`/demo/marketing?${query}`);
  const ofSegment = await api.view("marketing", query);
  expect(totalsOf(ofSegment)).not.toEqual(totalsOf(ofYear));
  await expectFigures(page, ofSegment);
  await expect(page.getByRole("region", { name: fr.goals.title })).toBeHidden();

  await page.reload();
  await expectFigures(page, ofSegment);
  await expect(page.getByRole("combobox", { name: fr.filters.period })).toHaveValue(year);

  await page.goBack();
  await expect(page).toHaveURL(`/demo/marketing?period=${year}`);
  await expectFigures(page, ofYear);
  await page.goBack();
  await expect(page).toHaveURL("/demo/marketing");
  await expectFigures(page, start);
});

test("after a reload, going back twice at once shows what the address says", async ({ page, api }) => {
  await openView(page, "marketing");
  const start = await api.view("marketing");
  const [year = "", yearBefore = ""] = start.periods.filter((period) => period.startsWith("fy")).slice(1);
  for (const period of [year, yearBefore]) {
    await page.getByRole("combobox", { name: fr.filters.period }).selectOption(period);
    await expect(page).toHaveURL(`/demo/marketing?period=${period}`);
  }
  await page.reload();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL("/demo/marketing");
  await expectFigures(page, start);
});

const totalsOf = ({ headline, figures }: ViewData) => headline.map((id) => figures[id]?.total.rows[0]?.value);

test("without comparison no figure speaks of N-1", async ({ page }) => {
  await openView(page, "marketing");
  await page.getByRole("combobox", { name: fr.filters.compare }).selectOption({ label: fr.filters.compareNo });
  await expect(page).toHaveURL("/demo/marketing?compare=none");
  await expect(page.getByRole("main")).toContainText(fr.page.notCompared);
  await expect(page.getByRole("columnheader", { name: fr.all.previous, exact: true })).toHaveCount(0);
});

test("a chart is also a table of the same figures", async ({ page, api }) => {
  await openView(page, "marketing");
  const { answers, programme } = await api.view("marketing");
  const format = createFormatter("fr", programme.currency);
  const chart = page.getByRole("figure", { name: fr.indicators["attainment-curve"].name });
  await chart.getByRole("button", { name: fr.chart.table }).click();
  const rows = answers.curve?.rows ?? [];
  expect(rows.length).toBeGreaterThan(6);
  for (const row of rows) {
    const line = chart.getByRole("row").filter({ hasText: format.day(row.period, "monthYear") });
    await expect(line.getByRole("cell")).toHaveText([
      format.value("percent", row.value),
      format.value("percent", row.previous),
    ]);
  }
  await chart.getByRole("button", { name: fr.chart.chart }).click();
  await expect(chart.getByRole("table")).toHaveCount(0);
});

test("an unknown period, filter or parameter in the address is said, with a way back", async ({ page }) => {
  for (const query of ["period=nonsense", "segment=nobody", "period=ytd&period=r12", "colour=red"]) {
    await page.goto(`/demo/marketing?${query}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.states.refusedTitle);
    await page.getByRole("link", { name: fr.filters.clear }).click();
    await expect(page).toHaveURL("/demo/marketing");
    await expect(page.getByRole("combobox", { name: fr.filters.period })).toHaveValue("ytd");
  }
});
