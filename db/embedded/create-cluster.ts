import { appendFile, chown, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "./run-command";
import type { ServerUser } from "./server-user";
import type { ServerOptions } from "./settings";

/** Whether the home has a data folder. */
export async function hasCluster(home: string): Promise<boolean> {
  return stat(join(home, "data", "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

/**
 * Makes the data folder of a new cluster: superuser `postgres` with the given password, UTF-8, ICU collation, data
 * checksums. Made aside and then renamed, so that an interruption leaves no half-made cluster. Throws with what
 * `initdb` said.
 */
export async function createCluster(
  home: string,
  server: { binaries: string; user: ServerUser; password: string },
  options: ServerOptions,
): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith("new-")) await rm(join(home, name), { recursive: true });
  }
  const draft = join(home, "new-data");
  const passwordFile = join(home, "new-password");
  await writeFile(passwordFile, server.password, { mode: 0o600 });
  if (server.user.switched) await chown(passwordFile, server.user.uid, server.user.gid);
  try {
    const args = [
      `--pgdata=${draft}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=icu",
      "--icu-locale=und",
      ...(options.durable === false ? ["--no-sync"] : []),
    ];
    const result = await runCommand(join(server.binaries, "initdb"), args, server.user);
    if (result.code !== 0) throw new Error(`initdb failed (${result.code}):\n${result.output}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await appendFile(join(draft, "postgresql.conf"), "\ninclude 'pilotage.conf'\n");
  await rename(draft, join(home, "data"));
}
