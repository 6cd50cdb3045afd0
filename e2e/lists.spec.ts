import { readFile } from "node:fs/promises";
import { fr } from "@/lib/i18n/fr";
import { expect, openView, test, waitForReact } from "./fixtures";

test.use({ person: "marketing" });

const rowsOf = async (path: string): Promise<string[][]> => {
  const text = (await readFile(path, "utf8")).replace("\ufeff", "");
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(";"));
};

test("from a recommendation to the downloaded list of its accounts", async ({ page, api }) => {
  await openView(page, "marketing");
  const { lists } = await api.view("marketing");
  const accounts = lists["within-reach"]?.accounts ?? 0;
  expect(accounts).toBeGreaterThan(0);

  const actions = page.getByRole("region", { name: fr.actions.title });
  await actions
    .getByRole("listitem")
    .filter({ hasText: fr.sentences["action-within-reach"] })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL("/demo/accounts?list=within-reach");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(accounts));
  const shown = page.getByRole("table").getByRole("rowheader");
  await expect(shown).toHaveCount(Math.min(accounts, 50));

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: `${fr.lists.download} ${fr.lists.csv}` }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`within-reach.*${accounts}.*\\.csv$`));
  const lines = await rowsOf(await download.path());
  const head = lines.findIndex(([first]) => first === fr.lists.columns.code);
  const listed = lines.slice(head + 1);
  expect(listed).toHaveLength(accounts);
  const first = (await shown.first().textContent()) ?? "";
  expect(first).toContain(listed[0]?.[0]);
});

test("a rate opens those that it counts, and the others", async ({ page, api }) => {
  await openView(page, "marketing");
  const row = (await api.view("marketing")).figures["active-rate"]?.total.rows[0];
  const inactive = (row?.denominator ?? 0) - (row?.numerator ?? 0);
  await page
    .getByRole("button", { name: new RegExp(fr.indicators["active-rate"].name) })
    .first()
    .click();
  await page.getByRole("dialog").getByRole("link", { name: fr.definition.others }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(inactive));
});

test("a field of the map by member opens the list of its members", async ({ page }) => {
  await openView(page, "generosity");
  const choice = page.getByRole("group", { name: fr.generosityMap.groups });
  await choice.getByText("Adhérents", { exact: true }).click();
  const sentence = page.getByText(/^\d+ adhérents sur \d+/);
  const [shown, all] = ((await sentence.textContent()) ?? "").match(/\d+/g)?.map(Number) ?? [];
  expect(shown).toBe(300);
  expect(all).toBeGreaterThan(300);
  const fields = page.getByRole("navigation", { name: fr.generosityMap.lists });
  const field = fields.getByRole("listitem").filter({ hasText: fr.generosityMap.quadrants["growth-bottom-right"] });
  const count = /\d+(?= adhérents)/.exec((await field.textContent()) ?? "")?.[0] ?? "none";
  await field.getByRole("link").click();
  await expect(page).toHaveURL("/demo/accounts?quadrant=growth-bottom-right");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${count} adhérents`);
});

test("a list is filtered where it stands: its number, its address and its files follow", async ({ page, api }) => {
  await page.goto("/demo/accounts?list=members");
  const [segment] = (await api.view("marketing")).filters.segment ?? [];
  if (!segment) throw new Error("the demo programme has segments");
  const title = page.getByRole("heading", { level: 1 });
  const whole = Number(/\d+/.exec((await title.textContent()) ?? "")?.[0]);
  const control = page.getByRole("combobox", { name: fr.filters.segment });
  await waitForReact(control);
  await control.selectOption({ label: segment.name });
  await expect(page).toHaveURL(`/demo/accounts?${new URLSearchParams({ list: "members", segment: segment.code })}`);
  await expect(title).not.toContainText(String(whole));
  const part = Number(/\d+/.exec((await title.textContent()) ?? "")?.[0]);
  expect(part).toBeLessThan(whole);

  const file = page.getByRole("link", { name: `${fr.lists.download} ${fr.lists.csv}` });
  const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
  const lines = await rowsOf(await download.path());
  const head = lines.findIndex(([first]) => first === fr.lists.columns.code);
  expect(lines.slice(head + 1)).toHaveLength(part);

  await page.getByRole("button", { name: fr.filters.clear }).click();
  await expect(title).toContainText(String(whole));
});
