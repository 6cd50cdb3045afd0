import { writerOf } from "@/components/indicators/write-figure";
import { createFormatter } from "@/lib/format/formatter";
import { fr } from "@/lib/i18n/fr";
import type { IndicatorId } from "@/lib/indicators/registry";
import { expect, openView, test, waitForReact } from "./fixtures";

test.use({ person: "executive" });

const columns: IndicatorId[] = [
  "member-revenue",
  "same-member-revenue-growth",
  "member-revenue-share",
  "programme-cost-rate",
];

test("an executive reads three years to the same day, the figures that marketing has", async ({ page, apiAs }) => {
  await openView(page, "executive");
  const marketing = await apiAs("marketing");
  const table = page.getByRole("table", { name: fr.years.title });
  for (const [row, period] of ["n-2:ytd", "n-1:ytd", "ytd"].entries())
    for (const [column, id] of columns.entries()) {
      const answer = await marketing.indicator(id, `period=${period}`);
      const write = writerOf(createFormatter("fr", "EUR"), answer, "compact");
      await expect(
        table
          .getByRole("row")
          .nth(row + 1)
          .getByRole("cell")
          .nth(column),
      ).toHaveText(write(answer.rows[0]?.value));
    }
});

test("each sentence leads to its figure, and what the page shows is on one sheet of paper", async ({ page }) => {
  await openView(page, "executive");
  const sentences = page.locator("h1 + p a");
  expect(await sentences.count()).toBeGreaterThan(5);
  const hrefs = await sentences.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  // The last says how it is known that it pays, on a page of its own.
  expect(hrefs.pop()).toBe("/demo/marketing/evidence");
  for (const href of hrefs) await expect(page.locator(href), href).toHaveCount(1);
  const cost = page.getByRole("link", { name: /^Le programme coûte/ });
  await waitForReact(page.getByRole("combobox", { name: fr.filters.period }));
  await cost.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(":target")).toContainText(fr.indicators["programme-cost-rate"].name);
  await expect(page.locator("figure .recharts-surface")).toHaveCount(3);
  await page.emulateMedia({ media: "print" });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test("page two says what the first generation still does, by whole years", async ({ page, api }) => {
  await openView(page, "executive");
  await page
    .getByRole("navigation", { name: fr.shell.views })
    .getByRole("link", { name: fr.views.generations })
    .click();
  await expect(page).toHaveURL(/\/demo\/executive\/generations$/);
  const { answers, figures } = await api.view("generations");
  const first = answers["cohort-years"]?.rows.find(({ hidden }) => !hidden)?.key.cohort?.slice(2) ?? "";
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`des adhérents de ${first}`);
  const years = figures.members?.years ?? [];
  expect(years.length).toBeGreaterThan(1);
  await expect(page.getByRole("table", { name: fr.years.byAge }).getByRole("row")).toHaveCount(years.length + 1);
});

test("an executive cannot split or filter by rep, nor read a rep's name anywhere", async ({ page, api, apiAs }) => {
  for (const query of ["by=rep", "by=month,rep", "rep=R01"]) {
    const answer = await api.ask(`demo/indicators/revenue?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.allowed).not.toContain("rep");
    expect(answer.text).not.toContain("R01");
  }
  await openView(page, "executive");
  await expect(page.getByRole("combobox", { name: fr.filters.rep })).toHaveCount(0);
  const { filters } = await (await apiAs("marketing")).view("marketing");
  const names = (filters.rep ?? []).map(({ name }) => name).filter(Boolean);
  expect(names.length).toBeGreaterThan(5);
  for (const path of ["/demo/executive", "/demo/executive/generations", "/demo/marketing/indicators"]) {
    const html = await (await page.request.get(path)).text();
    for (const name of names) expect(html, path).not.toContain(name);
  }
});

test("an executive reads whether it pays, between two ends, and what that is worth", async ({ page, api }) => {
  await openView(page, "evidence");
  const { rows, evidence } = await api.indicator("roi");
  expect([evidence?.grade, evidence?.reason]).toEqual(["B", null]);
  const [{ low = null, high = null } = {}] = rows;
  // What a euro brings is its return and the euro itself, in cents.
  const [least, most] = [low, high].map((end) => Math.abs(Math.round((1 + (end ?? 0)) * 100) / 100).toFixed(2));
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText((least ?? "").replace(".", ","));
  await expect(heading).toContainText((most ?? "").replace(".", ","));
  await expect(page.getByText(fr.evidence.current)).toBeVisible();
  await expect(page.getByRole("combobox")).toHaveCount(0);
  for (const query of ["by=segment", "by=month", "tier=or"])
    expect((await api.ask(`demo/indicators/roi?${query}`)).status, query).toBe(400);
});

test("an executive splits one way at a time, and filters by nothing", async ({ api, apiAs }) => {
  const mine = await api.indicator("members", "by=segment");
  const theirs = await (await apiAs("marketing")).indicator("members", "by=segment");
  expect(mine.rows.length).toBeGreaterThan(2);
  expect(mine.rows.map(({ key, value }) => [key, value])).toEqual(theirs.rows.map(({ key, value }) => [key, value]));
  for (const query of ["by=segment,region", "by=month,tier", "tier=or", "by=tier&period=2026-09"])
    expect((await api.ask(`demo/indicators/members?${query}`)).status, query).toBe(400);
});
