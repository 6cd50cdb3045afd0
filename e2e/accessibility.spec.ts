import type { Page } from "@playwright/test";
import { fr } from "@/lib/i18n/fr";
import { accountHref, accountYearHref } from "@/lib/lists/account-href";
import { type ViewId, views } from "@/lib/views/views";
import { readAccounts } from "./api";
import { figureCard } from "./figures";
import { expect, openView, test, waitForReact } from "./fixtures";
import { listViolations } from "./list-violations";

async function openDrawn(page: Page, view: ViewId): Promise<void> {
  await openView(page, view);
  await expect(page.locator("figure .recharts-surface").first()).toBeVisible();
}

const pages = views.filter(({ id, roles }) => id !== "marketing" && roles.includes("marketing"));

test.describe("axe finds nothing, light or dark:", () => {
  test("sign-in", async ({ page }) => {
    await page.goto("/sign-in");
    expect(await listViolations(page)).toEqual([]);
  });

  test.describe(() => {
    test.use({ person: "marketing" });
    test("marketing, a definition and a data table open", async ({ page }) => {
      await openDrawn(page, "marketing");
      expect(await listViolations(page)).toEqual([]);
      await page.getByRole("button", { name: fr.chart.table }).first().click();
      await figureCard(page, "active-rate").getByRole("button").click();
      await expect(page.getByRole("dialog")).toContainText(fr.definition.asOf);
      expect(await listViolations(page)).toEqual([]);
    });
    for (const { id } of pages) {
      test(`marketing's page ${id}`, async ({ page }) => {
        await openView(page, id);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByText(fr.states.loading)).toHaveCount(0);
        expect(await listViolations(page)).toEqual([]);
      });
    }
    test("a list of accounts, as a table and empty", async ({ page }) => {
      for (const query of ["list=within-reach", "list=members&search=nobody-of-that-name"]) {
        await page.goto(`/demo/accounts?${query}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await listViolations(page)).toEqual([]);
      }
    });
    test("an account and what its customer keeps", async ({ page, api }) => {
      const { rows } = await readAccounts(api, "list=members");
      const code = rows[0]?.code ?? "";
      for (const path of [accountHref("demo", code, "accounts?list=members"), accountYearHref("demo", code)]) {
        await page.goto(path);
        await expect(page.locator("figure .recharts-surface").first()).toBeVisible();
        expect(await listViolations(page)).toEqual([]);
      }
    });
    test("the portfolio with its columns open, and the reps", async ({ page }) => {
      await page.goto("/demo/accounts?list=portfolio");
      const columns = page.getByRole("button", { name: fr.lists.chooseColumns });
      await waitForReact(columns);
      await columns.click();
      await expect(page.getByRole("checkbox").first()).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await listViolations(page)).toEqual([]);
      await page.goto("/demo/team");
      await expect(page.getByRole("table").first()).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
    });
    test("the page of a view that is closed", async ({ page }) => {
      await page.goto("/demo/sales");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.states.forbiddenTitle);
      expect(await listViolations(page)).toEqual([]);
    });
  });

  test.describe(() => {
    test.use({ person: "rep" });
    test("sales", async ({ page }) => {
      await openView(page, "sales");
      await page.getByText(fr.calls.how).click();
      expect(await listViolations(page)).toEqual([]);
    });
    test("calls, and a form of theirs", async ({ page }) => {
      await page.goto("/demo/calls");
      const later = page.getByRole("button", { name: fr.calls.laterFor.split("{")[0]?.trim() }).first();
      await waitForReact(later);
      expect(await listViolations(page)).toEqual([]);
      await later.click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
    });
  });

  test.describe(() => {
    test.use({ person: "executive" });
    test("executive, and generations", async ({ page }) => {
      await openDrawn(page, "executive");
      expect(await listViolations(page)).toEqual([]);
      await openView(page, "generations");
      await expect(page.getByRole("table", { name: fr.years.byAge })).toBeVisible();
      expect(await listViolations(page)).toEqual([]);
    });
  });
});
