import { fr } from "@/lib/i18n/fr";
import { numberOf, repsOf } from "./api";
import { expectFigures } from "./figures";
import { expect, openView, test } from "./fixtures";

test.use({ person: "rep" });

/** What a rep's phone must not show on a customer's counter. */
const kept = [
  "margin-after-rewards",
  "generosity-consumed",
  "generosity-granted",
  "goal-progress",
  "reward-mix",
] as const;

test("a rep's page is about their portfolio alone", async ({ page, api, apiAs }) => {
  await openView(page, "sales");
  const mine = await api.view("sales");
  await expectFigures(page, mine);
  const all = await (await apiAs("marketing")).view("marketing");
  expect(numberOf(mine.figures.members?.total)).toBeGreaterThan(0);
  expect(numberOf(mine.figures.members?.total)).toBeLessThan(numberOf(all.figures.members?.total));
  expect(numberOf(mine.figures.revenue?.total)).toBeLessThan(numberOf(all.figures.revenue?.total));
});

test("by rep, a rep is alone", async ({ api, apiAs }) => {
  const mine = await api.indicator("revenue", "by=rep");
  expect(repsOf(mine)).toHaveLength(1);
  const all = await (await apiAs("marketing")).indicator("revenue", "by=rep");
  const own = all.rows.find(({ key }) => key.rep === repsOf(mine)[0]);
  expect(own?.value).toBe(numberOf(mine));
});

test("no margin, generosity, reward cost or goal is on a rep's page", async ({ page, api }) => {
  await openView(page, "sales");
  const main = page.getByRole("main");
  for (const id of kept) await expect(main).not.toContainText(fr.indicators[id].name);
  await expect(main).not.toContainText(/marge|générosité|coût|fourchette/i);
  const data = await api.view("sales");
  expect(data.answers).not.toHaveProperty("goals");
  expect(data.answers).not.toHaveProperty("reward-mix");
  expect(data.programme.generosityBand).toBeNull();
  for (const id of kept) expect(Object.keys(data.figures)).not.toContain(id);
});

for (const id of kept) {
  test(`the API does not know ${id} for a rep, nor name it`, async ({ api }) => {
    const { status, allowed, text } = await api.ask(`demo/indicators/${id}`);
    expect(status).toBe(400);
    expect(allowed).toContain("revenue");
    for (const each of kept) expect(text).not.toContain(each);
    const unheardOf = await api.ask("demo/indicators/unheard-of");
    expect(unheardOf.text).toBe(text);
  });
}

test("the cost of a tier's rewards is no definition that a rep may ask", async ({ api }) => {
  const { status, text } = await api.ask("demo/indicators/tier-distribution?definition=reward-cost");
  expect(status).toBe(400);
  expect(text).not.toContain("reward-cost");
});

test("another rep's code is as unknown as one that nobody has", async ({ page, api, apiAs }) => {
  const all = repsOf(await (await apiAs("marketing")).indicator("revenue", "by=rep"));
  const [own] = repsOf(await api.indicator("revenue", "by=rep"));
  const other = all.find((code) => code !== own && code !== "none") ?? "";
  const answer = await api.ask(`demo/indicators/revenue?rep=${other}`);
  expect(answer.status).toBe(400);
  expect(answer.allowed).toEqual([own]);
  expect(answer.text).not.toContain(other);
  expect((await api.ask("demo/indicators/revenue?rep=unheard-of")).text).toBe(answer.text);
  expect((await api.ask(`demo/views/sales?rep=${other}`)).status).toBe(400);
  await page.goto(`/demo/sales?rep=${other}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.states.refusedTitle);
});

test("nothing that a rep's browser receives names another rep", async ({ page, api, apiAs }) => {
  const [own] = repsOf(await api.indicator("revenue", "by=rep"));
  const { filters } = await (await apiAs("marketing")).view("marketing");
  const others = (filters.rep ?? []).filter(({ code, name }) => code !== own && name !== "");
  expect(others.length).toBeGreaterThan(5);
  const html = await (await page.request.get("/demo/sales")).text();
  for (const { name } of others) expect(html).not.toContain(name);
});

test.describe(() => {
  test.use({ person: "repWithoutPortfolio" });
  test("a rep without any account has a page, empty", async ({ page, api }) => {
    await openView(page, "sales");
    await expectFigures(page, await api.view("sales"));
    expect((await api.indicator("revenue", "by=rep")).rows).toEqual([]);
    expect(numberOf(await api.indicator("members"))).toBe(0);
  });
});
