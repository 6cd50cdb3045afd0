import type { Page } from "@playwright/test";
import { fr } from "@/lib/i18n/fr";
import { accountHref, accountYearHref, rowId } from "@/lib/lists/account-href";
import { readAccounts } from "./api";
import { expect, test, waitForReact } from "./fixtures";

test.use({ person: "rep" });

const ORDER = "list=members&sort=name&order=asc";

/** Goes on with the tabulator until what has this name has the focus, and opens it. */
async function openByKeyboard(page: Page, name: string): Promise<void> {
  const link = page.getByRole("link", { name, exact: true });
  await waitForReact(link);
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    if (await link.evaluate((node) => node === document.activeElement)) {
      await page.keyboard.press("Enter");
      return;
    }
  }
  throw new Error(`the tabulator never reaches ${name}`);
}

test("by keyboard alone: from the list to an account, to the next, and back to its place", async ({ page, api }) => {
  const { rows } = await readAccounts(api, `${ORDER}&page=2`);
  const [first, second] = rows;
  if (!first || !second) throw new Error("the rep's members fill two pages");
  const title = page.getByRole("heading", { level: 1 });
  await page.goto(`/demo/accounts?${ORDER}&page=2`);
  await openByKeyboard(page, first.name);
  await expect(title).toHaveText(first.name);
  await expect(page).toHaveURL(accountHref("demo", first.code, `accounts?${ORDER}&page=2`));
  await openByKeyboard(page, fr.sheet.next.replace("{name}", second.name));
  await expect(title).toHaveText(second.name);
  await openByKeyboard(page, fr.sheet.back);
  await expect(page).toHaveURL(`/demo/accounts?${ORDER}&page=2#${rowId(second.code)}`);
  await expect(page.getByRole("link", { name: second.name, exact: true })).toBeFocused();
});

test("an account is one A4, and so is what its customer keeps", async ({ page, api }) => {
  const { rows } = await readAccounts(api, "list=members");
  for (const { code, name } of rows.slice(0, 8))
    for (const path of [accountHref("demo", code), accountYearHref("demo", code)]) {
      await page.goto(path);
      await expect(page.getByText(name).first()).toBeVisible();
      await expect(page.locator("figure .recharts-surface").first()).toBeVisible();
      const paper = await page.pdf({ preferCSSPageSize: true });
      expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g), path).toHaveLength(1);
    }
});

test("what the customer keeps tells nothing of the rep's own", async ({ page, api }) => {
  const { rows } = await readAccounts(api, "list=members");
  const code = rows[0]?.code ?? "";
  await page.goto(accountYearHref("demo", code));
  const main = page.getByRole("main");
  await expect(main).toContainText(fr.sheet.tier.customer);
  await expect(main).not.toContainText(/marge|coût|générosité|atterrissage|N-1|commercial|@/i);
});

test("another rep's account is as unknown as one that nobody has", async ({ page, api, apiAs }) => {
  const own = new Set((await readAccounts(api, "list=members")).rows.map(({ code }) => code));
  const all = await readAccounts(await apiAs("marketing"), "list=members");
  const other = all.rows.find(({ code }) => !own.has(code))?.code ?? "";
  const answers = await Promise.all([other, "nobody"].map((code) => api.ask(`demo/accounts/${code}`)));
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  expect(answers[0]?.text).toBe(answers[1]?.text);
  for (const path of [accountHref("demo", other), accountYearHref("demo", other)]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.states.notFoundTitle);
  }
});
