import AxeBuilder from "@axe-core/playwright";
import { fr } from "@/lib/i18n/fr";
import { numberOf, repsOf } from "./api";
import { address } from "./environment";
import { expect, signInAs, test, waitForReact } from "./fixtures";

const { admin } = fr;
const password = "un cheval agrafe la batterie";

test.describe(() => {
  test.use({ person: "admin" });

  test("an admin invites a rep, changes what reps see, and shows the rep out", async ({
    page,
    browser,
    api,
    apiAs,
  }) => {
    const [code] = repsOf(await (await apiAs("rep")).indicator("revenue", "by=rep"));
    const name = `Nouveau ${Date.now()}`;
    await page.goto("/demo/admin/users");
    const invite = page.getByRole("button", { name: admin.users.invite });
    await waitForReact(invite);
    await invite.click();
    const form = page.getByRole("dialog");
    await form.getByLabel(admin.users.name).fill(name);
    await form.getByLabel(admin.users.email).fill(`rep-${Date.now()}@demo.example`);
    await form.locator("select[name=rep]").selectOption(code ?? "");
    await form.getByRole("button", { name: admin.users.sendInvite }).click();
    const link = page.getByText(`${address}/welcome#`);
    await expect(link).toBeVisible();

    const theirs = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const rep = await theirs.newPage();
    await rep.goto((await link.textContent()) ?? "");
    const save = rep.getByRole("button", { name: fr.welcome.submit });
    await waitForReact(save);
    await rep.locator("input[name=password]").fill(password);
    await rep.locator("input[name=again]").fill(password);
    await save.click();
    await expect(rep).toHaveURL(/\/demo\/sales$/);
    const ask = (id: string) =>
      theirs.request.get(
        `${address}/api/programmes/demo/indicators/${id}?period=ytd${id === "revenue" ? "&by=rep" : ""}`,
      );
    const mine = await (await ask("revenue")).json();
    expect(repsOf(mine)).toEqual([code]);
    const all = await api.indicator("revenue", "by=rep");
    expect(numberOf(mine)).toBe(all.rows.find(({ key }) => key.rep === code)?.value);
    expect((await theirs.request.get(`${address}/demo/admin/users`)).status()).toBe(404);

    await page.goto("/demo/admin/rights");
    const right = page.getByRole("checkbox", {
      name: new RegExp(`^${fr.indicators.orders.name}\\s*:\\s*${fr.roles.sales}`),
    });
    await waitForReact(right);
    expect((await ask("orders")).status()).toBe(200);
    await right.uncheck();
    await expect.poll(async () => (await ask("orders")).status()).toBe(400);
    await right.check();
    await expect.poll(async () => (await ask("orders")).status()).toBe(200);

    await page.goto("/demo/admin/users");
    const search = page.getByRole("searchbox");
    await waitForReact(search);
    await search.fill(name);
    await page.getByRole("button", { name: admin.users.manageFor.replace("{name}", name) }).click();
    await page.getByRole("button", { name: admin.users.disable, exact: true }).click();
    await expect(page.getByText(admin.users.states.disabled)).toBeVisible();
    expect((await ask("revenue")).status()).toBe(401);
    await rep.goto("/demo/sales");
    await expect(rep).toHaveURL(/sign-in/);
    await theirs.close();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`axe finds nothing on the pages of administration, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      for (const each of ["users", "rights", "settings", "data", "imports"]) {
        await page.goto(`/demo/admin/${each}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${each} ${id}: ${node.html}`))).toEqual([]);
      }
    });
});

test.describe(() => {
  test.use({ person: "marketing" });
  test("nobody else finds administration", async ({ page }) => {
    for (const each of ["users", "rights", "settings", "data", "imports"])
      expect((await page.goto(`/demo/admin/${each}`))?.status()).toBe(404);
  });
});

test("an admin sees a page as a rep does, and comes back", async ({ page, api, apiAs }) => {
  // In a session of their own: whoever shares it would look as the rep too.
  await page.goto("/sign-in?next=/demo/admin/rights");
  await signInAs(page, "admin");
  const look = page.getByRole("button", { name: admin.rights.preview });
  await waitForReact(look);
  const rep = (await (await apiAs("rep")).view("sales")).figures.revenue;
  const [code] = repsOf(await (await apiAs("rep")).indicator("revenue", "by=rep"));
  await page.locator("select[name=rep]").selectOption(code ?? "");
  await look.click();
  await expect(page).toHaveURL(/\/demo\/sales/);
  expect(numberOf((await api.view("sales")).figures.revenue?.total)).toBe(numberOf(rep?.total));
  expect((await api.ask("demo/indicators/margin-after-rewards")).status).toBe(400);
  const leave = page.getByRole("button", { name: fr.shell.leavePreview });
  await waitForReact(leave);
  await leave.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(admin.rights.title);
});
