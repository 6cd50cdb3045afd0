import type { View } from "@/lib/views/views";
import { expect, openView, test } from "./fixtures";
import type { Person } from "./people";

const pages: [Person, View["id"]][] = [
  ["marketing", "marketing"],
  ["rep", "sales"],
  ["executive", "executive"],
];

test.use({ viewport: { width: 390, height: 844 } });

for (const [person, view] of pages) {
  test.describe(() => {
    test.use({ person });
    test(`on a phone nothing of the ${view} view is wider than the screen`, async ({ page }) => {
      await openView(page, view);
      await expect(page.getByRole("figure").first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  });
}
