import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";

/** Still starting (57P03), ending (57P01), or its socket not there yet. */
const PASSING = ["57P03", "57P01", "ENOENT", "ECONNREFUSED", "ECONNRESET", "CONNECTION_CLOSED", "CONNECT_TIMEOUT"];

async function ask(socketDir: string, port: number, password: string): Promise<void> {
  const sql = postgres({
    host: socketDir,
    path: `${socketDir}/.s.PGSQL.${port}`,
    port,
    ssl: false,
    database: "postgres",
    username: "postgres",
    password,
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
    onnotice: () => {},
    connection: { application_name: "pilotage" },
  });
  try {
    await sql`select 1`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Returns once the server answers a query of the superuser; throws when it refuses, or after 15 s of silence. */
export async function checkConnection(socketDir: string, port: number, password: string): Promise<void> {
  const limit = Date.now() + 15_000;
  for (;;) {
    try {
      return await ask(socketDir, port, password);
    } catch (error) {
      const { code = "" } = error as { code?: string };
      if (code === "28P01")
        throw new Error(`The database in ${socketDir} was not made with the passwords of secrets.json`);
      if (!PASSING.includes(code) || Date.now() > limit) throw error;
      await sleep(50);
    }
  }
}
