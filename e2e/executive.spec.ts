import { fr } from "@/lib/i18n/fr";
import { numberOf } from "./api";
import { expectFigures } from "./figures";
import { expect, openView, test } from "./fixtures";

test.use({ person: "executive" });

test("an executive's page has the programme's totals, the same as marketing's", async ({ page, api, apiAs }) => {
  await openView(page, "executive");
  const mine = await api.view("executive");
  await expectFigures(page, mine);
  const marketing = await apiAs("marketing");
  for (const id of mine.headline)
    expect(numberOf(mine.figures[id]?.total)).toBe(numberOf(await marketing.indicator(id)));
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
  const html = await (await page.request.get("/demo/executive")).text();
  const { filters } = await (await apiAs("marketing")).view("marketing");
  const names = (filters.rep ?? []).map(({ name }) => name).filter(Boolean);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(html).not.toContain(name);
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
