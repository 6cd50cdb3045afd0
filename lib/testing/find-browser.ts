import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { chromiumPath, stateDir } from "@/lib/env";

const run = promisify(execFile);

const SECOND = 1000;
const STARTS_WITHIN = 20 * SECOND;
const INSTALLS_WITHIN = 240 * SECOND;
const UNPACKS_WITHIN = 60 * SECOND;

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const folders = [
  "/usr/bin",
  "/usr/local/bin",
  "/snap/bin",
  "/opt/google/chrome",
  ...(process.env.PATH ?? "").split(":"),
];

interface Source {
  name: string;
  /** The path of a browser, or null where this source has none. May install it. */
  find: () => string | null | Promise<string | null>;
}

const whenThere = (path: string): string | null => (existsSync(path) ? path : null);

function findInSystem(): string | null {
  const paths = commands.flatMap((command) => folders.filter(Boolean).map((folder) => join(folder, command)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Debian's own package; only root may install it. */
async function installFromDebian(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
  const options = {
    timeout: INSTALLS_WITHIN,
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  await run("apt-get", ["-qq", "update"], options);
  await run("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], options);
  return findInSystem();
}

async function installWithPlaywright(): Promise<string | null> {
  await run(join("node_modules", ".bin", "playwright"), ["install", "chromium"], {
    timeout: INSTALLS_WITHIN,
    maxBuffer: 64 * 1024 * 1024,
  });
  return whenThere(chromium.executablePath());
}

const changedByPackage = ["AWS_EXECUTION_ENV", "LD_LIBRARY_PATH", "FONTCONFIG_PATH"];

/**
 * The Chromium inside the npm package. It brings the libraries that a bare system lacks: a launcher of ours names their
 * folder, so that no other program sees them.
 */
async function unpackFromNpm(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const before = new Map(changedByPackage.map((name) => [name, process.env[name]]));
  // It unpacks its libraries only where it believes that it runs on AWS Lambda.
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const path = await packed.executablePath();
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const folder = join(stateDir(), "browser");
  const launcher = join(folder, "chromium");
  mkdirSync(folder, { recursive: true });
  const settings = [
    `LD_LIBRARY_PATH="${join(tmpdir(), "al2023", "lib")}"`,
    `FONTCONFIG_PATH="\${FONTCONFIG_PATH:-${join(tmpdir(), "fonts")}}"`,
  ];
  writeFileSync(launcher, `#!/bin/sh\nexport ${settings.join(" ")}\nexec "${path}" "$@"\n`);
  chmodSync(launcher, 0o755);
  return launcher;
}

const sources: Source[] = [
  { name: "CHROMIUM_PATH", find: chromiumPath },
  { name: "Playwright's own", find: () => whenThere(chromium.executablePath()) },
  { name: "the system's", find: findInSystem },
  { name: "apt-get install chromium", find: installFromDebian },
  { name: "playwright install chromium", find: installWithPlaywright },
  { name: "@sparticuz/chromium", find: unpackFromNpm },
];

/** A file may be there and not start: libraries missing, a stub that wants snap. */
async function assertStarts(path: string): Promise<void> {
  const version = await run(path, ["--version", "--no-sandbox"], { timeout: STARTS_WITHIN });
  if (!/\d+\.\d+/.test(version.stdout)) throw new Error(`${path} does not tell its version`);
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds / SECOND} s`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split("\n").slice(0, 2).join(" ");

/**
 * The path of a Chromium that starts, installing one where there is none. Throws, saying what was tried, when none can
 * be had. A `CHROMIUM_PATH` that does not start is an error, not a reason to look elsewhere.
 */
export async function findBrowser(): Promise<string> {
  const tried: string[] = [];
  for (const { name, find } of sources) {
    try {
      const path = await within(2 * INSTALLS_WITHIN + UNPACKS_WITHIN, Promise.resolve(find()));
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
