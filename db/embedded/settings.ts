import { chmod, chown, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ServerUser } from "./server-user";

export interface ServerOptions {
  /** False for a cluster whose data may be lost (tests): nothing waits for the disk. True by default. */
  durable?: boolean;
}

function quote(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function settings(socketDir: string, port: number, options: ServerOptions): string[] {
  return [
    // A socket in a closed folder is the only way in.
    "listen_addresses = ''",
    // The value is itself a list, so the name is quoted twice.
    `unix_socket_directories = ${quote(`"${socketDir.replaceAll('"', '""')}"`)}`,
    "unix_socket_permissions = 0700",
    `port = ${port}`,
    "max_connections = 100",
    "shared_buffers = 256MB",
    "work_mem = 32MB",
    "maintenance_work_mem = 256MB",
    // Compiling a query costs more than it saves on queries of a few milliseconds.
    "jit = off",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "password_encryption = 'scram-sha-256'",
    // A failed statement is not copied to the log: it may hold personal data or a password.
    "log_min_error_statement = panic",
    ...(options.durable === false ? ["fsync = off", "synchronous_commit = off", "full_page_writes = off"] : []),
  ];
}

async function writeOwned(file: string, lines: string[], user: ServerUser): Promise<void> {
  await writeFile(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  if (user.switched) await chown(file, user.uid, user.gid);
}

/** Writes what the server reads at its start; every time, so that a newer version's settings reach an older cluster. */
export async function writeSettings(
  data: string,
  server: { socketDir: string; port: number; user: ServerUser },
  options: ServerOptions,
): Promise<void> {
  const lines = ["# Written by pilotage at each start.", ...settings(server.socketDir, server.port, options)];
  await writeOwned(join(data, "pilotage.conf"), lines, server.user);
  await writeOwned(join(data, "pg_hba.conf"), ["local all all scram-sha-256"], server.user);
}
