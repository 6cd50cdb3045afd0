import type { Page } from "@playwright/test";
import { en } from "@/lib/i18n/en";
import { fr } from "@/lib/i18n/fr";
import { expect, openView, test } from "./fixtures";

test.use({ person: "marketing" });

test("the page turns English, its numbers too, and stays so", async ({ page }) => {
  await openView(page, "marketing");
  const html = page.locator("html");
  await expect(html).toHaveAttribute("lang", "fr");
  await expect(page.getByRole("main")).toContainText(/\d,\d\s%/);
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await expect(html).toHaveAttribute("lang", "en");
  for (const look of ["switched", "reloaded"]) {
    await test.step(look, async () => {
      await expect(page.getByRole("region", { name: en.goals.title })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(/\d\.\d%/);
      await expect(page.getByRole("main")).not.toContainText(/\d,\d\s%/);
      await expect(page.getByRole("main")).not.toContainText(fr.indicators["active-rate"].name);
    });
    await page.reload();
  }
});

const lightness = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    if (!canvas) throw new Error("no canvas");
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return (
      canvas
        .getImageData(0, 0, 1, 1)
        .data.slice(0, 3)
        .reduce((sum, channel) => sum + channel, 0) / 3
    );
  });

test("the theme is the device's until one is chosen, then the chosen one", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await openView(page, "marketing");
  expect(await lightness(page)).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => lightness(page)).toBeLessThan(60);
  await page.getByRole("button", { name: fr.shell.account }).click();
  await page.getByRole("combobox", { name: fr.shell.theme }).selectOption({ label: fr.shell.themeLight });
  await expect.poll(() => lightness(page)).toBeGreaterThan(200);
  await page.reload();
  expect(await lightness(page)).toBeGreaterThan(200);
});
