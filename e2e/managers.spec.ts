import { numberOf, repsOf } from "./api";
import { expectFigures } from "./figures";
import { expect, openView, test } from "./fixtures";

test.describe("a manager", () => {
  test.use({ person: "manager" });

  test("sees the reps below, together on the page and one by one", async ({ page, api, apiAs }) => {
    await openView(page, "sales");
    await expectFigures(page, await api.view("sales"));
    const byRep = await api.indicator("revenue", "by=rep");
    const below = repsOf(byRep);
    expect(below.length).toBeGreaterThan(1);
    expect(below).toEqual(expect.arrayContaining(repsOf(await (await apiAs("rep")).indicator("revenue", "by=rep"))));
    expect(byRep.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(numberOf(await api.indicator("revenue")));
  });

  test("shares no rep with another manager, and cannot ask for one of theirs", async ({ api, apiAs }) => {
    const mine = repsOf(await api.indicator("revenue", "by=rep"));
    const theirs = repsOf(await (await apiAs("otherManager")).indicator("revenue", "by=rep"));
    expect(mine.filter((code) => theirs.includes(code))).toEqual([]);
    const answer = await api.ask(`demo/indicators/revenue?rep=${theirs[0]}`);
    expect(answer.status).toBe(400);
    for (const code of theirs) expect(answer.allowed).not.toContain(code);
  });

  test("can look at one rep of theirs: that rep's own figures", async ({ page, api, apiAs }) => {
    const rep = await apiAs("rep");
    const [code] = repsOf(await rep.indicator("revenue", "by=rep"));
    await openView(page, "sales", `rep=${code}`);
    await expectFigures(page, await api.view("sales", `rep=${code}`));
    expect(numberOf(await api.indicator("revenue", `rep=${code}`))).toBe(numberOf(await rep.indicator("revenue")));
  });
});

test.describe("the director", () => {
  test.use({ person: "director" });

  test("sees every manager's reps, and no account that has no rep", async ({ page, api, apiAs }) => {
    await openView(page, "sales");
    await expectFigures(page, await api.view("sales"));
    const mine = repsOf(await api.indicator("revenue", "by=rep"));
    for (const person of ["manager", "otherManager"] as const) {
      const below = repsOf(await (await apiAs(person)).indicator("revenue", "by=rep"));
      expect(mine).toEqual(expect.arrayContaining(below));
      expect(mine.length).toBeGreaterThan(below.length);
    }
    const all = repsOf(await (await apiAs("marketing")).indicator("revenue", "by=rep"));
    expect(mine).toEqual(all.filter((code) => code !== "none"));
  });

  test("sees no margin and no generosity either", async ({ api }) => {
    expect((await api.ask("demo/indicators/margin-after-rewards")).status).toBe(400);
    expect((await api.ask("demo/indicators/generosity-consumed")).status).toBe(400);
  });
});
