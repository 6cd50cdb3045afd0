import { fr } from "@/lib/i18n/fr";
import type { View } from "@/lib/views/views";
import { expectFigures } from "./figures";
import { expect, openView, test } from "./fixtures";
import type { Person } from "./people";

for (const person of ["admin", "analyst"] as const) {
  test.describe(() => {
    test.use({ person });
    test(`${person} opens the marketing view, with marketing's figures`, async ({ page, api, apiAs }) => {
      await openView(page, "marketing");
      const mine = await api.view("marketing");
      await expectFigures(page, mine);
      const theirs = await (await apiAs("marketing")).view("marketing");
      expect({ ...mine, role: "" }).toEqual({ ...theirs, role: "" });
    });
  });
}

const closed: [Person, View["id"], View["id"]][] = [
  ["rep", "marketing", "sales"],
  ["rep", "executive", "sales"],
  ["executive", "marketing", "executive"],
  ["executive", "sales", "executive"],
  ["marketing", "sales", "marketing"],
];

for (const [person, view, own] of closed) {
  test.describe(() => {
    test.use({ person });
    test(`the ${view} view is closed to ${person}, who is told so and led to their own`, async ({ page, api }) => {
      await page.goto(`/demo/${view}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.states.forbiddenTitle);
      expect((await api.ask(`demo/views/${view}`)).status).toBe(400);
      await page.getByRole("main").getByRole("link").click();
      await expect(page).toHaveURL(`/demo/${own}`);
      expect((await api.view(own)).view).toBe(own);
      await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeVisible();
    });
  });
}

for (const person of ["marketing", "rep", "executive"] as const) {
  test.describe(() => {
    test.use({ person });
    test(`a programme that is not ${person}'s does not exist`, async ({ page, api }) => {
      const response = await page.goto("/another-programme/marketing");
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.states.notFoundTitle);
      expect((await api.ask("another-programme/views/marketing")).status).toBe(404);
      expect((await api.ask("another-programme/indicators/revenue")).status).toBe(404);
      await page.getByRole("link", { name: fr.states.home }).click();
      await expect(page).toHaveURL(/\/demo\/\w+$/);
    });
  });
}

test.describe(() => {
  test.use({ person: "marketing" });
  test("an address that leads nowhere is said to", async ({ page }) => {
    const response = await page.goto("/demo/nowhere");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.states.notFoundTitle);
  });
});
