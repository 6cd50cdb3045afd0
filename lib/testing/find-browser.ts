import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { stateDir } from "@/lib/env";
import { type BrowserSource, findBrowser, findInSystem, installed, whenThere } from "@/lib/paper/find-browser";

const run = promisify(execFile);

const SECOND = 1000;
const INSTALLS_WITHIN = 240 * SECOND;
const UNPACKS_WITHIN = 60 * SECOND;

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

const sources: BrowserSource[] = [
  ...installed,
  { name: "apt-get install chromium", find: installFromDebian },
  { name: "playwright install chromium", find: installWithPlaywright },
  { name: "@sparticuz/chromium", find: unpackFromNpm },
].map(({ name, find }) => ({
  name,
  find: () => within(2 * INSTALLS_WITHIN + UNPACKS_WITHIN, Promise.resolve(find())),
}));

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${milliseconds / SECOND} s`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The path of a Chromium that starts, installing one where there is none; throws where none can be had. */
export const findOrInstallBrowser = (): Promise<string> => findBrowser(sources);
