import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { fr } from "@/lib/i18n/fr";
import type { Team } from "@/lib/views/team";
import { expect, test, waitForReact } from "./fixtures";

const teamOf = async (api: { ask: (path: string) => Promise<{ text: string }> }, query = ""): Promise<Team> =>
  JSON.parse((await api.ask(`demo/team${query}`)).text);

/** Goes on by the key of tabs until the element has the focus, and opens it. */
async function enter(page: Page, name: string): Promise<void> {
  const target = page.getByRole("main").getByRole("link", { name, exact: true });
  await waitForReact(target);
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((node) => node === document.activeElement)) break;
  }
  await expect(target).toBeFocused();
  await page.keyboard.press("Enter");
}

test.describe("a manager", () => {
  test.use({ person: "manager" });

  test("goes by keyboard from the team to a rep's portfolio, and back finds place, filters and order", async ({
    page,
    api,
  }) => {
    const { rows, total } = await teamOf(api);
    const rep = rows.find(({ reps, totals }) => reps === 0 && totals.accounts > 50);
    if (!rep) throw new Error("the demo's manager has a rep with two pages of accounts");
    await page.goto("/demo/team");
    await expect(page.getByRole("heading", { level: 1 })).toContainText(String(total.reps));
    await enter(page, rep.name);
    const address = { list: "portfolio", rep: rep.code };
    await expect(page).toHaveURL(`/demo/accounts?${new URLSearchParams(address)}`);
    const title = page.getByRole("heading", { level: 1 });
    await expect(title).toContainText(String(rep.totals.accounts));

    const control = page.getByRole("combobox", { name: fr.filters.segment });
    await waitForReact(control);
    await control.focus();
    await page.keyboard.press("ArrowDown");
    await expect(page).toHaveURL(/segment=/);
    const header = page.getByRole("columnheader", { name: fr.lists.columns.missing });
    await header.getByRole("button").focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/sort=missing&order=desc/);
    // The address is there before the answer.
    await expect(header).toHaveAttribute("aria-sort", "descending");
    const segment = await control.inputValue();
    const said = (await title.textContent()) ?? "";
    const first = await page.getByRole("rowheader").first().textContent();
    const url = page.url();

    const back = page.getByRole("navigation", { name: fr.shell.views }).getByRole("link", { name: fr.shell.team });
    await back.focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/demo/team");
    await page.goBack();
    await expect(page).toHaveURL(url);
    await expect(title).toHaveText(said);
    await expect(control).toHaveValue(segment);
    await expect(page.getByRole("rowheader").first()).toHaveText(first ?? "");
  });

  test("downloads the team: its reps, none of another", async ({ page, api, apiAs }) => {
    const { rows } = await teamOf(api);
    const theirs = await teamOf(await apiAs("otherManager"));
    await page.goto("/demo/team");
    const link = page.getByRole("link", { name: `${fr.lists.download} ${fr.lists.csv}` });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const text = await readFile(await download.path(), "utf8");
    for (const { code } of rows) expect(text).toContain(`\n${code};`);
    for (const { code } of theirs.rows) expect(text).not.toContain(`\n${code};`);
    const html = await page.content();
    for (const { name } of theirs.rows) expect(html).not.toContain(name);
    expect((await api.ask(`demo/team?rep=${theirs.path[0]?.code}`)).status).toBe(400);
  });
});

test.describe("the director", () => {
  test.use({ person: "director" });
  test("drills down to a manager's team and up again", async ({ page, api }) => {
    const { rows, path } = await teamOf(api);
    const [manager] = rows;
    if (!manager) throw new Error("the demo's director has managers");
    await page.goto("/demo/team");
    await page.getByRole("main").getByRole("link", { name: manager.name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(manager.name);
    const { total } = await teamOf(api, `?rep=${manager.code}`);
    expect(total.totals).toEqual(manager.totals);
    await page.getByRole("link", { name: path[0]?.name }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(path[0]?.name ?? "");
  });
});

test.describe("a rep", () => {
  test.use({ person: "rep" });

  test("chooses columns once: in the address, in the files, and in the next list", async ({ page }) => {
    await page.goto("/demo/accounts?list=portfolio");
    await expect(page.getByRole("link", { name: fr.shell.team })).toHaveCount(0);
    const open = page.getByRole("button", { name: fr.lists.chooseColumns });
    await waitForReact(open);
    await open.click();
    const segment = page.getByRole("checkbox", { name: fr.lists.columns.segment });
    await segment.click();
    await expect(segment).toBeChecked();
    await expect(page).toHaveURL(/columns=/);
    const points = page.getByRole("checkbox", { name: fr.lists.columns.points });
    await points.click();
    await expect(points).not.toBeChecked();
    await page.keyboard.press("Escape");
    const heads = page.getByRole("columnheader");
    await expect(heads.filter({ hasText: fr.lists.columns.segment })).toBeVisible();
    await expect(heads.filter({ hasText: fr.lists.columns.points })).toHaveCount(0);
    const link = page.getByRole("link", { name: `${fr.lists.download} ${fr.lists.csv}` });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const text = await readFile(await download.path(), "utf8");
    expect(text).toContain(`;${fr.lists.columns.segment};`);
    expect(text).not.toContain(`;${fr.lists.columns.points}`);

    await page.goto("/demo/accounts?list=members");
    await expect(page).toHaveURL(/columns=/);
    await expect(heads.filter({ hasText: fr.lists.columns.segment })).toBeVisible();
    await waitForReact(open);
    await open.click();
    await page.getByRole("button", { name: fr.lists.firstColumns }).click();
    await expect(page).toHaveURL("/demo/accounts?list=members");
    await expect(heads.filter({ hasText: fr.lists.columns.points })).toBeVisible();
  });

  test("has no team, as if there were none", async ({ page, api }) => {
    const { status } = await api.ask("demo/team");
    expect(status).toBe(400);
    await page.goto("/demo/team");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.team.refusedTitle);
  });

  test.describe(() => {
    test.use({ viewport: { width: 390, height: 844 } });
    test("on a phone each account is a card, and nothing scrolls sideways", async ({ page }) => {
      await page.goto("/demo/accounts?list=portfolio&columns=tier,segment,region,revenue,change,missing,points");
      await expect(page.getByRole("table")).toHaveCount(0);
      await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      const sort = page.getByRole("combobox", { name: fr.lists.sort });
      await waitForReact(sort);
      await sort.selectOption("points");
      await expect(page).toHaveURL(/sort=points&order=desc/);
    });
  });
});
