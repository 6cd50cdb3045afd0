import { readFileSync } from "node:fs";
import { fr } from "@/lib/i18n/fr";
import { adminPages } from "@/lib/views/administration";
import { numberOf, repsOf } from "./api";
import { address } from "./environment";
import { expect, signInAs, test, waitForReact } from "./fixtures";
import { listViolations } from "./list-violations";
import { people } from "./people";

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

  test("an admin decides a setting otherwise than the source, and closes months", async ({ page, api }) => {
    const { settings, tasks } = admin;
    const done = (kind: keyof typeof tasks.kinds) =>
      page.getByText(tasks.states.done.replace("{kind}", tasks.kinds[kind]));
    // Done by one process, after what it still has to weigh.
    const afterWork = { timeout: 60_000 };
    test.slow();
    const used = async () => numberOf(await api.indicator("budget-use")) ?? 0;
    const before = await used();
    expect(before).toBeGreaterThan(0);
    await page.goto("/demo/admin/settings");
    const change = page.getByRole("button", {
      name: settings.changeOf.replace("{setting}", settings.names.budget),
    });
    await waitForReact(change);
    await change.click();
    const form = page.getByRole("dialog");
    await form.locator("input[name=budget]").fill("beaucoup");
    await form.getByRole("button", { name: settings.save }).click();
    await expect(form.getByRole("alert")).toHaveText(settings.noNumber);
    await form.locator("input[name=budget]").fill("1 300 000");
    await form.getByRole("button", { name: settings.save }).click();
    await expect(done("change-settings")).toBeVisible(afterWork);
    await expect(page.getByText(/Décidé ici/)).toBeVisible(afterWork);
    expect(await used()).toBeCloseTo(before / 2, 10);

    await change.click();
    await form.getByRole("button", { name: settings.asSource }).click();
    await expect(page.getByText(/Décidé ici/)).toBeHidden(afterWork);
    expect(await used()).toBe(before);

    await page.getByRole("button", { name: settings.close, exact: true }).click();
    await expect(done("close-months")).toBeVisible(afterWork);
    await expect(page.getByText(settings.allClosed)).toBeVisible(afterWork);
    const first = page.locator("select[name=month]");
    await first.selectOption({ index: (await first.locator("option").count()) - 1 });
    await page.getByRole("button", { name: settings.reopen, exact: true }).click();
    await expect(page.getByText(settings.noneClosed)).toBeVisible(afterWork);
  });

  test("an admin finds in the log what they did, and takes it away as a file", async ({ page }) => {
    const email = `noted-${Date.now()}@demo.example`;
    const headers = { origin: address };
    const ask = (path: string, data: object) =>
      page.request.post(`${address}/api/programmes/demo/${path}`, { data, headers });
    expect((await ask("users", { kind: "invite", email, name: "Noted", role: "analyst" })).status()).toBe(201);
    expect((await ask("users", { kind: "role", email, role: "executive" })).status()).toBe(201);
    await page.goto("/demo/admin/audit");
    const person = page.getByLabel(admin.audit.person);
    await waitForReact(person);
    await person.fill(email);
    await page.getByLabel(admin.audit.kind).selectOption("role-given");
    await page.getByRole("button", { name: admin.audit.filter }).click();
    await expect(page).toHaveURL(/kind=role-given&person=noted-/);
    const rows = page.getByRole("table").getByRole("row");
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(1)).toContainText(`${fr.roles.analyst} → ${fr.roles.executive}`);
    await expect(rows.nth(1)).toContainText(people.admin);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: `${fr.lists.download} ${fr.lists.csv}` }).click();
    const text = readFileSync(await (await download).path(), "utf8");
    expect(text.split("\r\n").filter((line) => line.includes(email) && line.includes(people.admin))).toHaveLength(2);
    await page.getByRole("link", { name: admin.audit.everything }).click();
    await expect(page).toHaveURL(/\/admin\/audit$/);
    await expect(rows.nth(1)).toContainText(admin.audit.kinds.export);
    expect((await ask("users", { kind: "disable", email })).status()).toBe(201);
  });

  test("an admin sees each feed by its name, that the source's totals are ours, and takes both away as a file", async ({
    page,
  }) => {
    await page.goto("/demo/admin/data");
    await expect(
      page.getByText(/^Les 507 totaux de la source \(août 2023 – octobre 2026\) sont aussi les nôtres/),
    ).toBeVisible();
    const feeds = await page
      .getByRole("region", { name: admin.data.feedsWhy })
      .getByRole("rowheader")
      .allTextContents();
    expect(feeds.length).toBeGreaterThan(15);
    expect(feeds).toEqual(feeds.toSorted(new Intl.Collator("fr").compare));
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: `${fr.lists.download} ${fr.lists.csv}` }).click();
    const text = readFileSync(await (await download).path(), "utf8");
    const { states } = admin.data.totals;
    expect(text.split("\r\n").filter((line) => line.endsWith(`;0;0;${states.agrees}`)).length).toBeGreaterThan(400);
    expect(text).not.toContain(states.differs);
  });

  test("axe finds nothing on the pages of administration, light or dark", async ({ page }) => {
    for (const each of adminPages) {
      await page.goto(`/demo/admin/${each}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await listViolations(page), each).toEqual([]);
    }
  });
});

test.describe(() => {
  test.use({ person: "marketing" });
  test("nobody else finds administration", async ({ page }) => {
    for (const each of adminPages) expect((await page.goto(`/demo/admin/${each}`))?.status()).toBe(404);
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
