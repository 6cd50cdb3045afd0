import { fr } from "@/lib/i18n/fr";
import { expect, fillSignIn, signInAs, test } from "./fixtures";
import { people } from "./people";

test("a wrong password and an unknown user are told the same", async ({ page }) => {
  const said: (string | null)[] = [];
  for (const email of [people.marketing, "nobody@demo.example"]) {
    await page.goto("/sign-in");
    await fillSignIn(page, email, "not the password");
    const alert = page.getByRole("main").getByRole("alert").last();
    await expect(alert).not.toBeEmpty();
    said.push(await alert.textContent());
    await expect(page).toHaveURL(/\/sign-in$/);
  }
  expect(said[0]).toBe(said[1]);
  expect(said[0]).toBe(fr.signIn.wrong);
});

test("who was wrong too often is told how long to wait, and so is who never was anybody", async ({ page }) => {
  const email = `nobody-${Date.now()}@demo.example`;
  const alert = page.getByRole("main").getByRole("alert").last();
  await page.goto("/sign-in");
  for (let attempt = 0; attempt < 10; attempt++) {
    await fillSignIn(page, email, "not the password");
    await expect(alert).toHaveText(fr.signIn.wrong);
    await page.reload();
  }
  await fillSignIn(page, email, "not the password");
  await expect(alert).toHaveText(/^Trop d’essais. Réessayez dans 15 minutes\.$/);
});

test("a signed-out visitor of a page signs in and is back on it", async ({ page }) => {
  await page.goto("/demo/marketing?period=r12");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signInAs(page, "marketing");
  await expect(page).toHaveURL(/\/demo\/marketing\?period=r12$/);
  await expect(page.getByRole("combobox", { name: fr.filters.period })).toHaveValue("r12");
});

test("a link to the sign-in page does not lead to another site after it", async ({ page }) => {
  for (const next of ["https://example.org/", "//example.org/", "/\\example.org"]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signInAs(page, "marketing");
    await expect(page).toHaveURL(/localhost:\d+\/demo\/marketing$/);
    await page.context().clearCookies();
  }
});

test("a visitor without a session gets nothing from the API", async ({ api }) => {
  expect((await api.ask("demo/views/marketing")).status).toBe(401);
  expect((await api.ask("demo/indicators/revenue")).status).toBe(401);
  expect((await api.ask("nowhere/indicators/revenue")).status).toBe(401);
});

test("signing out ends the session, also for who kept its cookie", async ({ page, browser, api }) => {
  await page.goto("/sign-in");
  await signInAs(page, "marketing");
  const kept = await page.context().cookies();
  expect((await api.ask("demo/indicators/revenue")).status).toBe(200);

  await page.getByRole("button", { name: fr.shell.account }).click();
  await page.getByRole("button", { name: fr.shell.signOut }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goto("/demo/marketing");
  await expect(page).toHaveURL(/\/sign-in/);

  const thief = await browser.newContext();
  await thief.addCookies(kept);
  expect((await thief.request.get("/api/programmes/demo/indicators/revenue")).status()).toBe(401);
  const tab = await thief.newPage();
  await tab.goto("/demo/marketing");
  await expect(tab).toHaveURL(/\/sign-in/);
  await expect(tab.getByRole("status")).toHaveText(fr.signIn.ended);
  await thief.close();
});

test("the session's cookie is out of the reach of scripts and of other sites", async ({ page }) => {
  await page.goto("/sign-in");
  await signInAs(page, "marketing");
  const cookie = (await page.context().cookies()).find(({ name }) => name.includes("session-token"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});
