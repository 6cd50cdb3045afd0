import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const parts = [
  "app",
  "components",
  "lib",
  "db",
  "public",
  "next.config.js",
  "proxy.ts",
  "instrumentation.ts",
  "package-lock.json",
  "tsconfig.json",
];
const STAMP = ".next/pilotage-stamp";

function* listFiles(path: string): Generator<string> {
  if (/\.\w+$/.test(path)) yield path;
  else for (const name of readdirSync(path).sort()) yield* listFiles(join(path, name));
}

/** A hash of everything that a build is made of. */
function hashSources(): string {
  const hash = createHash("sha256");
  for (const part of parts) for (const file of listFiles(part)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/** Whether the build that is there is of these sources. */
export function isBuilt(): boolean {
  try {
    return readFileSync(STAMP, "utf8") === hashSources();
  } catch {
    return false;
  }
}

/** Remembers, after a build, what it was made of. */
export const stampBuild = (): void => writeFileSync(STAMP, hashSources());
