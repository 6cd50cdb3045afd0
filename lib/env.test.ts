import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { appDatabaseUrl, oidcServer, processes, serverProblems, sessionLimits, shareOf } from "./env";

afterEach(() => vi.unstubAllEnvs());

const SECRET = "s".repeat(48);
const names = ["DATABASE_URL", "DATABASE_WRITER_URL", "DATABASE_OWNER_URL", "NEXTAUTH_URL", "PILOTAGE_PROXIES", "PORT"];

/** What keeps a production server from starting, with that environment and no other. */
function problemsWith(environment: Record<string, string>, host = "localhost"): string[] {
  for (const name of names) vi.stubEnv(name, "");
  for (const [name, value] of Object.entries({ NEXTAUTH_SECRET: SECRET, ...environment })) vi.stubEnv(name, value);
  return serverProblems(host);
}

describe("a server in production", () => {
  beforeEach(() => vi.stubEnv("NODE_ENV", "production"));

  test("starts on this machine, or behind a proxy that ends https", () => {
    expect(problemsWith({})).toEqual([]);
    expect(problemsWith({ NEXTAUTH_URL: "http://localhost:3000" })).toEqual([]);
    expect(problemsWith({ NEXTAUTH_URL: "https://loyalty.example", PILOTAGE_PROXIES: "1" }, "0.0.0.0")).toEqual([]);
  });

  test.each([
    ["no secret", { NEXTAUTH_SECRET: "" }, "NEXTAUTH_SECRET is not set"],
    ["the development secret", { NEXTAUTH_SECRET: "pilotage-development-secret-refused-in-production" }, "of your own"],
    ["a short secret", { NEXTAUTH_SECRET: "short" }, "has 5 characters"],
    ["one login of three", { DATABASE_URL: "postgres://a" }, "DATABASE_WRITER_URL"],
    [
      "what is no database",
      { DATABASE_URL: "mysql://a", DATABASE_WRITER_URL: "postgres://b", DATABASE_OWNER_URL: "c" },
      "DATABASE_URL, DATABASE_OWNER_URL",
    ],
    ["no port", { PORT: "http" }, "PORT"],
    ["an address that is none", { NEXTAUTH_URL: "loyalty.example" }, "no web address"],
    ["http from elsewhere", { NEXTAUTH_URL: "http://loyalty.example" }, "Use https"],
    ["https without proxies", { NEXTAUTH_URL: "https://loyalty.example" }, "PILOTAGE_PROXIES"],
    ["proxies that cannot be", { PILOTAGE_PROXIES: "all" }, "PILOTAGE_PROXIES"],
  ])("is refused %s", (_, environment: Record<string, string>, said) => {
    expect(problemsWith(environment).join("\n")).toContain(said);
  });

  test("is refused an address for everybody that nobody is told", () => {
    expect(problemsWith({}, "0.0.0.0").join()).toContain("NEXTAUTH_URL is not set");
  });

  test("is told everything at once, and no secret", () => {
    const said = problemsWith({ NEXTAUTH_SECRET: "t0p-s3cret", PORT: "0", DATABASE_URL: "postgres://u:p4ss@db/x" });
    expect(said).toHaveLength(3);
    expect(said.join()).not.toMatch(/t0p-s3cret|p4ss/);
  });
});

test("in development nothing need be set", () => {
  expect(problemsWith({ NEXTAUTH_SECRET: "" }, "0.0.0.0")).toEqual([]);
});

describe("the limits of a session", () => {
  test("are a day idle and a week, unless set", () => {
    expect(sessionLimits()).toEqual({ idleHours: 24, absoluteHours: 168 });
    vi.stubEnv("PILOTAGE_SESSION_IDLE_HOURS", "2");
    vi.stubEnv("PILOTAGE_SESSION_HOURS", "12");
    expect(sessionLimits()).toEqual({ idleHours: 2, absoluteHours: 12 });
  });

  test.each(["0", "1.5", "a day", "-1"])("are whole hours, not %s", (hours) => {
    vi.stubEnv("PILOTAGE_SESSION_IDLE_HOURS", hours);
    expect(sessionLimits).toThrow("PILOTAGE_SESSION_IDLE_HOURS");
  });
});

describe("the OIDC server", () => {
  const set = (settings: Record<string, string>) => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  };
  const whole = {
    OIDC_ISSUER: "https://login.example.com",
    OIDC_CLIENT_ID: "pilotage",
    OIDC_CLIENT_SECRET: "secret",
    OIDC_NAME: "Example",
  };

  test("is none where nothing is set, and one where all is", () => {
    expect(oidcServer()).toBeNull();
    set(whole);
    expect(oidcServer()).toMatchObject({ issuer: "https://login.example.com", name: "Example" });
  });

  test("says what is missing, and must be reached over https", () => {
    set({ ...whole, OIDC_CLIENT_SECRET: "" });
    expect(oidcServer).toThrow("Missing: OIDC_CLIENT_SECRET");
    set({ ...whole, OIDC_ISSUER: "http://login.example.com" });
    expect(oidcServer).toThrow("https");
    set({ OIDC_ISSUER: "http://localhost:3211" });
    expect(oidcServer()?.issuer).toBe("http://localhost:3211");
  });
});

describe("a process that serves", () => {
  test("is given the app's login and no other", () => {
    for (const name of names) vi.stubEnv(name, "");
    expect(appDatabaseUrl).toThrow("DATABASE_URL is not set");
    vi.stubEnv("DATABASE_URL", "postgres://app@db/pilotage");
    expect(appDatabaseUrl()).toBe("postgres://app@db/pilotage");
    vi.stubEnv("DATABASE_OWNER_URL", "postgres://owner@db/pilotage");
    expect(appDatabaseUrl).toThrow("the app's login alone, not DATABASE_OWNER_URL");
  });

  test("has its share of what all may do at once, one at least", () => {
    vi.stubEnv("PILOTAGE_PROCESSES", "4");
    expect([shareOf(12), shareOf(2)]).toEqual([3, 1]);
    vi.stubEnv("PILOTAGE_PROCESSES", "0");
    expect(processes).toThrow("PILOTAGE_PROCESSES is a whole number from 1 to 64, not 0");
  });
});
