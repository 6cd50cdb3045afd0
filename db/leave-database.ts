import { superuserConnection, type Target } from "./connections";
import { stopEmbedded } from "./embedded/server";

const CLUSTER = "main";

/**
 * Ends a command's use of the database, its own connections being closed: an embedded server that nobody else is
 * connected to is stopped, whoever started it. An external one is left alone, and so is one that cannot tell who is
 * connected, as it starts again or is gone: what the command failed at is what its person must read.
 */
export async function leaveDatabase(target: Target): Promise<void> {
  if (target.kind === "external") return;
  const sql = superuserConnection(target);
  const [others] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
    .catch(() => [])
    .finally(() => sql.end());
  if (others?.count === 0) await stopEmbedded(CLUSTER);
}
