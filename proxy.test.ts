import { NextRequest } from "next/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { config, proxy } from "./proxy";

const answer = (path: string) => proxy(new NextRequest(`http://localhost${path}`));
const policyOf = (path: string) => answer(path).headers.get("content-security-policy");

test.each(["/club/marketing/%E0%A4", "/%", "/club/accounts/100%", "/club/accounts/%ff?list=portfolio"])(
  "at %s nothing is found",
  (path) => {
    expect(answer(path).headers.get("x-middleware-rewrite")).toBe("http://localhost/_not-found");
  },
);

test("nor in the API, in its own words", async () => {
  const found = answer("/api/programmes/club/accounts/%E0%A4");
  expect(found.status).toBe(404);
  expect(await found.json()).toEqual({ error: "not found" });
});

test("what is an encoding goes on, and what has none does not pass here but for pages", () => {
  for (const path of ["/club/accounts/B%C3%A9ton", "/club/accounts/100%25", "/club/accounts/%00"])
    expect(answer(path).headers.get("x-middleware-next"), path).toBe("1");
  const passes = (path: string) => config.matcher.some((matcher) => new RegExp(`^${matcher}$`).test(path));
  for (const path of ["/", "/sign-in", "/club/marketing", "/icon.svg", "/_next/static/%"])
    expect(passes(path), path).toBe(true);
  for (const path of ["/api/programmes/club/calls", "/_next/static/chunks/a.js"])
    expect(passes(path), path).toBe(false);
});

describe("the policy of a page", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("has a nonce of its own, told to the page as to the browser, and no other inline script", () => {
    const policy = policyOf("/club/marketing");
    expect(policy).toMatch(/script-src 'nonce-[\w+/]{22}==' 'strict-dynamic';/);
    expect(answer("/club/marketing").headers.get("x-middleware-request-content-security-policy")).toContain("'nonce-");
    expect(policyOf("/club/marketing")).not.toBe(policy);
    expect(policyOf("/club/%E0%A4")).toContain("'nonce-");
    expect(policy?.replace("style-src-attr 'unsafe-inline'", "")).not.toContain("unsafe");
  });

  test("is none of an API's, whose policy never changes", () => {
    expect(policyOf("/api/programmes/club/accounts/B%C3%A9ton")).toBeNull();
  });

  test("keeps a browser on https where people reach the site by it, and there alone", () => {
    expect(answer("/club").headers.has("strict-transport-security")).toBe(false);
    vi.stubEnv("NEXTAUTH_URL", "https://loyalty.example");
    expect(answer("/club").headers.get("strict-transport-security")).toContain("max-age=31536000");
  });
});
