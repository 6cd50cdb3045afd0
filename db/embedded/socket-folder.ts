import { chmod, chown, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderKey } from "./cluster-layout";
import { canReach, type ServerUser } from "./server-user";

/** The server's port: only a part of the socket's name, since it listens on no address. */
export const SOCKET_PORT = 5432;

/** Longest path of a socket in bytes: 103 on macOS, 107 on Linux. */
const LONGEST_PATH = 103;

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_PATH;
}

/** The temporary folder may itself be too long, or (macOS) closed to another user; /tmp is neither. */
async function shortFolder(home: string, user: ServerUser): Promise<string> {
  const name = `pilotage-${folderKey(home)}`;
  const own = join(tmpdir(), name);
  return fits(own) && (await canReach(user, tmpdir())) ? own : join("/tmp", name);
}

/**
 * Makes the folder of the server's socket, open to its user alone, and returns it: in the cluster's home, or a short
 * path in the temporary folder when that would be too long. Throws when someone else holds that path.
 */
export async function prepareSocketFolder(home: string, user: ServerUser): Promise<string> {
  const own = join(home, "socket");
  const folder = fits(own) ? own : await shortFolder(home, user);
  try {
    await mkdir(folder, { mode: 0o700 });
    if (user.switched) await chown(folder, user.uid, user.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  // In a folder that everybody may write to, the name could have been taken: a link, or a folder of another user.
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== user.uid) {
    throw new Error(`${folder} is not a folder of user ${user.uid}: somebody else made it; remove it`);
  }
  await chmod(folder, 0o700);
  return folder;
}
