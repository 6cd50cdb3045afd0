import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { chromiumPath } from "@/lib/env";
import { dropRights } from "./unprivileged";

const run = promisify(execFile);

const STARTS_WITHIN_MS = 20_000;

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const folders = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/opt/google/chrome",
  ...(process.env.PATH ?? "").split(":"),
];

/** Where a browser may be had. */
export interface BrowserSource {
  name: string;
  /** Its path, or null where this source has none. */
  find: () => string | null | Promise<string | null>;
}

export const whenThere = (path: string): string | null => (existsSync(path) ? path : null);

export function findInSystem(): string | null {
  const paths = commands.flatMap((command) => folders.filter(Boolean).map((folder) => join(folder, command)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Browsers that are installed, in the order in which they are looked for. */
export const installed: readonly BrowserSource[] = [
  { name: "CHROMIUM_PATH", find: chromiumPath },
  { name: "Playwright's own", find: () => whenThere(chromium.executablePath()) },
  { name: "the system's", find: findInSystem },
];

/** A file may be there and not start: libraries missing, a stub that wants snap. */
async function assertStarts(path: string): Promise<void> {
  const version = await run(path, ["--version", "--no-sandbox"], { timeout: STARTS_WITHIN_MS });
  if (!/\d+\.\d+/.test(version.stdout)) throw new Error(`${path} does not tell its version`);
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split("\n").slice(0, 2).join(" ");

/**
 * The path of the first Chromium that starts, of these sources. Throws, saying what was tried, when none can be had. A
 * `CHROMIUM_PATH` that does not start is an error, not a reason to look elsewhere.
 */
export async function findBrowser(sources: readonly BrowserSource[] = installed): Promise<string> {
  const tried: string[] = [];
  for (const { name, find } of sources) {
    try {
      const path = await find();
      if (path === null) {
        tried.push(`${name}: none`);
        continue;
      }
      await assertStarts(path);
      return path;
    } catch (error) {
      tried.push(`${name}: ${firstLine(error)}`);
      if (name === "CHROMIUM_PATH") break;
    }
  }
  throw new Error(`No Chromium was found. Set CHROMIUM_PATH to one.\n${tried.map((line) => `  ${line}`).join("\n")}`);
}

/** The path of an installed browser that starts without root's rights, to print pages with; null, saying why, without. */
export async function findPrinter(): Promise<string | null> {
  try {
    const browser = await findBrowser();
    const [program = browser, ...args] = [...dropRights(), browser, "--version", "--no-sandbox"];
    await run(program, args, { timeout: STARTS_WITHIN_MS });
    return browser;
  } catch (error) {
    console.log(`Pages are printed by their reader's own browser: ${firstLine(error)}`);
    return null;
  }
}
