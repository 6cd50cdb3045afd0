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

test("an executive splits one way at a time, and filters by nothing", async ({ api, apiAs }) => {
  const mine = await api.indicator("members", "by=segment");
  const theirs = await (await apiAs("marketing")).indicator("members", "by=segment");
  expect(mine.rows.length).toBeGreaterThan(2);
  expect(mine.rows.map(({ key, value }) => [key, value])).toEqual(theirs.rows.map(({ key, value }) => [key, value]));
  for (const query of ["by=segment,region", "by=month,tier", "tier=or", "by=tier&period=2026-09"])
    expect((await api.ask(`demo/indicators/members?${query}`)).status, query).toBe(400);
});
