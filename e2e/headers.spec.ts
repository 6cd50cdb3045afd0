import type { APIResponse } from "@playwright/test";
import { listRoutes } from "@/lib/testing/surfaces";
import { readAccounts } from "./api";
import { address } from "./environment";
import { expect, test } from "./fixtures";

/** An address of each route of the app, found as the access test finds them. */
function addressesOf(account: string): [route: string, path: string][] {
  const parts: Record<string, string> = {
    "[programme]": "demo",
    "[account]": account,
    "[indicator]": "revenue",
    "[view]": "marketing",
    "[...nextauth]": "session",
  };
  return listRoutes().map((route) => {
    const [, ...folders] = route.split("/").slice(0, -1);
    const named = folders.filter((folder) => !folder.startsWith("("));
    const page = named.includes("executive") ? "generations" : "points";
    return [route, `/${named.map((folder) => (folder === "[page]" ? page : (parts[folder] ?? folder))).join("/")}`];
  });
}

const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": /camera=\(\).*geolocation=\(\)/,
  "content-security-policy": /^default-src 'none';.* base-uri 'none'; frame-ancestors 'none'$/,
};

function expectHeaders(answer: APIResponse, path: string): void {
  const headers = answer.headers();
  for (const [name, value] of Object.entries(everywhere)) expect(headers[name], `${path} ${name}`).toMatch(value);
  expect(headers["x-powered-by"], path).toBeUndefined();
  // Over http it would be refused, and would lock out who has no https.
  expect(headers["strict-transport-security"], path).toBeUndefined();
}

test.use({ person: "marketing" });

test("every route says what browsers may do with it, and each page's scripts bear its nonce", async ({ page, api }) => {
  const { rows } = await readAccounts(api, "list=members");
  const addresses = addressesOf(rows[0]?.code ?? "");
  expect(addresses.length).toBeGreaterThan(25);
  for (const [route, path] of addresses) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBeLessThan(500);
    expectHeaders(answer, path);
    if (!route.endsWith("page.tsx")) continue;
    const html = await answer.text();
    const nonce = /'nonce-([^']+)' 'strict-dynamic';/.exec(answer.headers()["content-security-policy"] ?? "")?.[1];
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(5);
    for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`);
    expect(html, path).not.toMatch(/<style\b|\son\w+="|javascript:/i);
  }
  const [first, second] = [await page.request.get("/demo/marketing"), await page.request.get("/demo/marketing")];
  expect(first.headers()["content-security-policy"]).not.toBe(second.headers()["content-security-policy"]);
});

test("so do refusals, what does not exist, and files", async ({ page }) => {
  const html = await (await page.request.get("/demo/marketing")).text();
  const script = /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? "";
  for (const [path, status] of [
    ["/demo/sales", 200],
    ["/demo/nowhere", 404],
    ["/demo/marketing/%E0%A4", 404],
    ["/api/programmes/demo/accounts/%E0%A4", 404],
    ["/api/programmes/nowhere/calls", 404],
    ["/api/nowhere", 404],
    ["/_next/static/nowhere.js", 404],
    ["/_next/static/%E0%A4", 404],
    [script, 200],
    ["/icon.svg", 200],
  ] as const) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(status);
    expectHeaders(answer, path);
  }
});

test("a script, or a style, that is not the page's own is refused, and is an error of the page's", async ({
  browser,
}) => {
  // A page apart: those of the journeys may have no errors.
  const page = await browser.newPage({ baseURL: address });
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto("/sign-in");
  const refused = page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const found: string[] = [];
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          found.push(effectiveDirective);
          if (found.length === 3) resolve(found);
        });
        const script = document.createElement("div");
        script.innerHTML = '<img src="/icon.svg" onload="window.broken = true">';
        const style = document.createElement("style");
        style.textContent = "body { display: none }";
        document.body.append(script, style);
        void fetch("https://elsewhere.invalid/").catch(() => {});
      }),
  );
  expect((await refused).sort()).toEqual(["connect-src", "script-src-attr", "style-src-elem"]);
  expect(await page.evaluate(() => "broken" in window)).toBe(false);
  for (const refusal of ["inline event handler", "inline style", "elsewhere.invalid"])
    expect(
      errors.some((text) => text.includes(refusal) && text.includes("Content Security Policy")),
      refusal,
    ).toBe(true);
  await page.close();
});
