import { defineConfig, devices } from "@playwright/test";
import { address, demoEnvironment, serverLog } from "./e2e/environment";

const MINUTE = 60_000;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/global-setup.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  fullyParallel: true,
  timeout: MINUTE,
  globalTimeout: 12 * MINUTE,
  expect: { timeout: 10_000 },
  reporter: process.stdout.isTTY ? "line" : "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: address,
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      // Set by `npm test` or the global set-up before a worker reads this.
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "sessions", testMatch: "sessions.setup.ts" },
    {
      name: "journeys",
      testMatch: "*.spec.ts",
      testIgnore: ["admin.spec.ts", "upload.spec.ts"],
      dependencies: ["sessions"],
    },
    // What an admin changes, everybody sees: nobody else is on a journey then.
    { name: "administration", testMatch: "admin.spec.ts", dependencies: ["journeys"], workers: 1 },
    { name: "imports", testMatch: "upload.spec.ts", dependencies: ["administration"], workers: 1 },
    // Measures rather than tests: `npm run weigh`.
    ...(process.env.WEIGH ? [{ name: "weigh", testMatch: "*.weigh.ts", dependencies: ["sessions"], workers: 1 }] : []),
  ],
  webServer: {
    command: `mkdir -p "$(dirname '${serverLog}')" && exec npm run -s demo > '${serverLog}'`,
    env: demoEnvironment,
    url: `${address}/sign-in`,
    timeout: 5 * MINUTE,
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
