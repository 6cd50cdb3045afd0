import type { Server } from "node:http";
import type { Page } from "@playwright/test";
import { fr } from "@/lib/i18n/fr";
import { oidc } from "./environment";
import { expect, test, waitForReact } from "./fixtures";
import { type Employee, startOidcServer } from "./oidc-server";
import { people } from "./people";

test.describe.configure({ mode: "default" });

let employee: Employee;
let server: Server;
test.beforeAll(async () => {
  server = await startOidcServer(() => employee);
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function comeIn(page: Page, path: string, who: Employee): Promise<void> {
  employee = who;
  await page.goto(path);
  const button = page.getByRole("button", { name: fr.signIn.company.replace("{name}", oidc.OIDC_NAME) });
  await waitForReact(button);
  await button.click();
}

test("who has an account of the company is on the page that they asked for, and signs out", async ({ page, api }) => {
  await comeIn(page, "/demo/marketing?period=r12", { email: people.marketing, email_verified: true });
  await expect(page).toHaveURL(/\/demo\/marketing\?period=r12$/);
  expect((await api.ask("demo/indicators/revenue")).status).toBe(200);
  await page.getByRole("button", { name: fr.shell.account }).click();
  await expect(page.getByText(people.marketing)).toBeVisible();
  await page.getByRole("button", { name: fr.shell.signOut }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect((await api.ask("demo/indicators/revenue")).status).toBe(401);
});

for (const [who, email, verified] of [
  ["nobody created", "stranger@demo.example", true],
  ["whose address is not verified", people.marketing, false],
] as const)
  test(`who ${who} has no access, and is told so`, async ({ page, api }) => {
    await comeIn(page, "/sign-in", { email, email_verified: verified });
    await expect(page).toHaveURL(/\/sign-in\?error=AccessDenied$/);
    await expect(page.getByRole("main").getByRole("alert").first()).toHaveText(fr.signIn.noAccess);
    expect((await api.ask("demo/indicators/revenue")).status).toBe(401);
  });

test("an answer that was not asked for signs nobody in", async ({ page, api }) => {
  await page.goto("/api/auth/callback/oidc?code=made-up&state=made-up");
  await expect(page).toHaveURL(/\/sign-in\?/);
  await expect(page.getByRole("main").getByRole("alert").first()).toHaveText(fr.signIn.failed);
  expect((await api.ask("demo/indicators/revenue")).status).toBe(401);
});
