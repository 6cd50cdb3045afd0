import { stat } from "node:fs/promises";
import { runCommand } from "./run-command";

/** Whom the server runs as; `switched` when that is not who we are. */
export interface ServerUser {
  uid: number;
  gid: number;
  switched: boolean;
}

const NAME = "postgres";

async function lookUp(): Promise<ServerUser | null> {
  const [uid, gid] = await Promise.all([runCommand("id", ["-u", NAME]), runCommand("id", ["-g", NAME])]);
  if (uid.code !== 0 || gid.code !== 0) return null;
  return { uid: Number(uid.output), gid: Number(gid.output), switched: true };
}

/** Debian and Red Hat have `useradd`, Alpine only busybox's `adduser`. */
const CREATORS: [string, string[]][] = [
  ["useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/", "--shell", "/bin/false", NAME]],
  ["adduser", ["-S", "-D", "-H", "-h", "/", "-s", "/bin/false", NAME]],
];

async function create(): Promise<ServerUser> {
  const said: string[] = [];
  for (const [program, args] of CREATORS) {
    const result = await runCommand(program, args).catch((error: Error) => ({ code: -1, output: error.message }));
    const user = await lookUp();
    if (user) return user;
    said.push(`${program}: ${result.output}`);
  }
  throw new Error(
    `PostgreSQL refuses to run as root and the user "${NAME}" could not be created; create it or run as an ordinary user.\n${said.join("\n")}`,
  );
}

/**
 * Whom to run the server as. An ordinary user: themselves. Root: the owner of `home` when it exists and is not root's
 * (a cluster first made without root stays usable), else the system user `postgres`, created if missing.
 * Throws when that user cannot be created.
 */
export async function serverUser(home: string): Promise<ServerUser> {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) {
    throw new Error(`The embedded database does not run on ${process.platform}: set DATABASE_URL`);
  }
  if (uid !== 0) return { uid, gid, switched: false };
  const owner = await stat(home).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, switched: true };
  return (await lookUp()) ?? (await create());
}

/** Whether that user can enter a folder and read the files named in it: asked of the system, not guessed from modes. */
export async function canReach(user: ServerUser, folder: string, ...files: string[]): Promise<boolean> {
  const script = 'cd "$1" || exit 1; shift; for f; do test -r "$f" || exit 1; done';
  return (await runCommand("/bin/sh", ["-c", script, "sh", folder, ...files], user)).code === 0;
}
