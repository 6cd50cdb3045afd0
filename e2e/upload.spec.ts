import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { fr } from "@/lib/i18n/fr";
import { readAccounts } from "./api";
import { expect, test, waitForReact } from "./fixtures";
import { listViolations } from "./list-violations";

const { imports, refusals } = fr.admin;

test.use({ person: "admin" });

/** Sends a file and waits until its columns are shown. */
async function send(page: Page, name: string, content: Buffer): Promise<Locator> {
  const button = page.getByRole("button", { name: imports.send });
  await waitForReact(button);
  await page.getByLabel(imports.file).setInputFiles({ name, mimeType: "text/csv", buffer: content });
  await button.click();
  await expect(page.getByRole("heading", { name })).toBeVisible({ timeout: 20_000 });
  return page.getByRole("button", { name: imports.start });
}

const columnOf = (page: Page, column: keyof typeof imports.columns) =>
  page.getByLabel(imports.columnFor.replace("{name}", imports.columns[column]));

test("an admin uploads orders, maps their columns, corrects what was refused, sends it again, and undoes that", async ({
  page,
  api,
}) => {
  test.slow();
  const [account] = (await readAccounts(api, "list=portfolio")).rows;
  const code = account?.code ?? "";
  const mark = `U${Date.now()}`;
  const revenue = async () => (await api.indicator("revenue", "period=ytd")).rows[0]?.value ?? Number.NaN;
  const before = await revenue();

  await page.goto("/demo/admin/imports");
  const note = `"deux\nlignes"`;
  const good = (day: string) =>
    Array.from({ length: 40 }, (_, n) => `${mark}-${n};${code};${day};1 000,50;été;${note}`);
  const file = (rows: string[]) =>
    Buffer.from([`N° commande;Code client;Date de commande;Montant HT;Saison;Note`, ...rows].join("\r\n"), "latin1");
  // Up to which day the data reach is a field of the form: a first file opens it.
  await send(page, "essai.csv", file(good("01/01/2020")));
  const asOf = await page.getByLabel(imports.asOf).inputValue();
  await page.getByRole("button", { name: imports.forget }).click();
  await expect(page.getByRole("heading", { name: "essai.csv" })).toBeHidden({ timeout: 20_000 });

  const day = asOf.split("-").reverse().join("/");
  const bad = [
    `${mark}-a;nobody;${day};10,00;été;x`,
    `${mark}-b;${code};31/02/2026;10,00;été;x`,
    `${mark}-c;${code};${day};1O,00;été;x`,
    `${mark}-0;${code};${day};10,00;été;double`,
  ];
  const start = await send(page, "commandes.csv", file([...good(day), ...bad]));
  await expect(columnOf(page, "ref")).toHaveValue("N° commande");
  await expect(columnOf(page, "account")).toHaveValue("Code client");
  await columnOf(page, "channel").selectOption("Saison");
  expect(await listViolations(page)).toEqual([]);

  await start.click();
  await expect(page.getByText(imports.refused)).toBeVisible({ timeout: 60_000 });
  expect(await revenue()).toBe(before);

  await expect(columnOf(page, "channel")).toHaveValue("Saison");
  await page.getByLabel(imports.acceptRejects).check();
  await start.click();
  await expect(page.getByText(imports.correctHow)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/40 nouvelles lignes.* 4 rejetées/)).toBeVisible();
  expect(await revenue()).toBe(before + 40 * 1_000_50);

  const downloading = page.waitForEvent("download");
  await page.getByRole("table").getByRole("link").first().click();
  const refused = await readFile((await (await downloading).path()) ?? "", "utf8");
  const lines = refused.trim().split("\r\n");
  expect(lines).toHaveLength(5);
  expect(lines[0]).toContain(`Note;${imports.reasons}`);
  const corrected = refused
    .replace("nobody", code)
    .replace("31/02/2026", day)
    .replace("1O,00", "10,00")
    .replace(`${mark}-0;`, `${mark}-d;`);
  const again = await send(page, "lignes-a-corriger.csv", Buffer.from(corrected));
  await expect(page.getByText(imports.remembered)).toBeVisible();
  await again.click();
  await expect(page.getByText(/4 nouvelles lignes, 0 modifiée.* 0 rejetée/)).toBeVisible({ timeout: 60_000 });
  expect(await revenue()).toBe(before + 40 * 1_000_50 + 4 * 10_00);

  await page.getByRole("button", { name: imports.undo.ask }).click();
  await expect(page.getByRole("region", { name: imports.undo.sure })).toContainText("4 nouvelles lignes");
  await page.getByRole("button", { name: imports.undo.confirm }).click();
  await expect(page.getByText(refusals["undo-undone"])).toBeVisible({ timeout: 60_000 });
  expect(await revenue()).toBe(before + 40 * 1_000_50);
});

test("a file that is none is refused with words, on a phone too", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto("/demo/admin/imports");
  const button = page.getByRole("button", { name: imports.send });
  await waitForReact(button);
  await page
    .getByLabel(imports.file)
    .setInputFiles({ name: "vide.csv", mimeType: "text/csv", buffer: Buffer.from("\n") });
  await button.click();
  await expect(page.getByText(refusals["empty-upload"])).toBeVisible({ timeout: 20_000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await listViolations(page)).toEqual([]);
});
