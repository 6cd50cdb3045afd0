import { createHash } from "node:crypto";
import { chmod, chown, lchown, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stateDir } from "@/lib/env";
import { canReach, type ServerUser, serverUser } from "./server-user";

/** Where root puts what the server's user must reach when the project lies in a closed folder such as /root. */
export const SHARED_FOLDER = "/var/lib/pilotage";

/** Folder of a cluster's lock and secrets. Throws when the name is not lower-case letters, digits and hyphens. */
export function clusterFolder(cluster: string): string {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(cluster)) throw new Error(`Not a cluster name: ${cluster}`);
  return join(stateDir(), cluster);
}

/** The name under which what belongs to a folder is kept elsewhere. */
export function folderKey(folder: string): string {
  return createHash("sha256").update(folder).digest("hex").slice(0, 16);
}

/** The folder owned by the server's user, with `data`, the log and the socket; it need not exist yet. */
export async function clusterHome(folder: string): Promise<string> {
  const elsewhere = await readFile(join(folder, "home.txt"), "utf8").catch(() => null);
  return elsewhere?.trim() || join(folder, "server");
}

async function chownTree(path: string, user: ServerUser): Promise<void> {
  await lchown(path, user.uid, user.gid);
  const entries = await readdir(path, { withFileTypes: true });
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) await chownTree(child, user);
    else await lchown(child, user.uid, user.gid);
  }
}

/** Lets the server's group through (not read) the two folders that are ours, and no further up. */
async function openWay(user: ServerUser, folder: string): Promise<boolean> {
  for (const ours of [dirname(folder), folder]) {
    if (await canReach(user, ours)) continue;
    if (!(await canReach(user, dirname(ours)))) return false;
    await chown(ours, 0, user.gid);
    await chmod(ours, 0o710);
  }
  return canReach(user, folder);
}

/**
 * Makes the cluster's home, owned by the server's user and closed to all others, and returns both. To be called with the
 * cluster's lock held. The choice of a place outside the state folder is written down, so that it outlives a change of modes.
 */
export async function prepareHome(folder: string): Promise<{ home: string; user: ServerUser }> {
  let home = await clusterHome(folder);
  const user = await serverUser(home);
  const exists = await stat(home).then(
    () => true,
    () => false,
  );
  if (user.switched && home === join(folder, "server") && !(await openWay(user, folder))) {
    if (exists) throw new Error(`${home} cannot be reached by user ${user.uid}, which must run the database in it`);
    home = join(SHARED_FOLDER, folderKey(folder));
    await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 });
    await writeFile(join(folder, "home.txt"), `${home}\n`);
  }
  await mkdir(home, { recursive: true, mode: 0o700 });
  if (user.switched && (await stat(home)).uid !== user.uid) await chownTree(home, user);
  return { home, user };
}
