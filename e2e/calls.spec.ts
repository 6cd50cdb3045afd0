import type { Page } from "@playwright/test";
import { fr } from "@/lib/i18n/fr";
import type { CallList } from "@/lib/lists/calls";
import { expect, openView, test, waitForReact } from "./fixtures";

const rowOf = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 2, name, exact: false }) });
const named = (text: string, account: string) => text.replace("{account}", account);

test.describe("a rep on a phone", () => {
  test.use({ person: "rep", viewport: { width: 390, height: 844 }, hasTouch: true });

  test("calls, marks one done, puts one off with a note, finds both again with the note", async ({ page, api }) => {
    await openView(page, "sales");
    const { calls } = await api.view("sales");
    const [first, second, third] = calls?.rows ?? [];
    if (!first || !second || !third) throw new Error("the rep has no three calls");
    expect(calls?.rows).toHaveLength(5);
    const done = page.getByRole("button", { name: named(fr.calls.doneFor, first.name) });
    await waitForReact(done);
    await expect(rowOf(page, first.name)).toContainText(fr.calls.reasons["within-reach"].split("{stake}")[0] ?? "");
    const phone = rowOf(page, first.name).getByRole("link", { name: fr.calls.call.split("{")[0] });
    await expect(phone).toHaveAttribute("href", /^tel:\+?\d{9,}$/);
    const box = await phone.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    expect(box?.y).toBeLessThan(844);

    await done.tap();
    await expect(page.getByRole("status").filter({ hasText: named(fr.calls.said.done, first.name) })).toBeVisible();
    await expect(rowOf(page, first.name)).toHaveCount(0);
    await expect(page.getByRole("button", { name: fr.calls.undo })).toBeFocused();

    await page.getByRole("button", { name: named(fr.calls.laterFor, second.name) }).tap();
    const form = page.getByRole("dialog", { name: named(fr.calls.laterFor, second.name) });
    await form.getByLabel(fr.calls.noteText).fill("En congé, rappeler Mme Roux");
    await form.getByRole("button", { name: fr.calls.save }).tap();
    await expect(rowOf(page, second.name)).toHaveCount(0);

    await page.reload();
    await expect(rowOf(page, third.name)).toBeVisible();
    for (const { name } of [first, second]) await expect(rowOf(page, name)).toHaveCount(0);
    await page.getByRole("link", { name: fr.calls.all.replace("{count}", String((calls?.open ?? 0) - 2)) }).click();
    const away = page.getByRole("button", { name: fr.calls.away.replace("{count}", "2") });
    await waitForReact(away);
    await away.tap();
    await expect(page).toHaveURL("/demo/calls?show=away");
    await expect(rowOf(page, second.name)).toContainText("En congé, rappeler Mme Roux");
    for (const { name } of [first, second]) {
      await page.getByRole("button", { name: named(fr.calls.reopenFor, name) }).tap();
      await expect(rowOf(page, name)).toHaveCount(0);
    }
    await page.getByRole("button", { name: fr.calls.open.replace("{count}", String(calls?.open)) }).tap();
    await expect(rowOf(page, second.name)).toContainText("En congé, rappeler Mme Roux");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole("link", { name: second.name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(second.name);
    await expect(page.getByRole("list", { name: fr.calls.notes })).toContainText("En congé, rappeler Mme Roux");
  });
});

test.describe("a manager", () => {
  test.use({ person: "manager" });

  test("has the calls of the reps below, and sees what they noted", async ({ page, api }) => {
    // Their reps may work on their calls between the page and the answer that it is compared with.
    await expect(async () => {
      await page.goto("/demo/calls");
      const { text } = await api.ask("demo/calls");
      const { rows, open }: CallList = JSON.parse(text);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(String(open), { timeout: 2_000 });
      expect(new Set(rows.map(({ rep }) => rep)).size).toBeGreaterThan(1);
      await expect(rowOf(page, rows[0]?.name ?? "").first()).toContainText(rows[0]?.rep ?? "none", { timeout: 2_000 });
    }).toPass();
  });
});

for (const [person, status] of [
  ["analyst", 400],
  ["executive", 400],
] as const) {
  test.describe(person, () => {
    test.use({ person });
    test("has no calls", async ({ page, api }) => {
      expect((await api.ask("demo/calls")).status).toBe(status);
      await page.goto("/demo/calls");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(fr.lists.refusedTitle);
    });
  });
}
