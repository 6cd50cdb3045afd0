import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import type { Sql } from "postgres";
import { connect, databaseTarget } from "@/db/connections";
import { generateDemo } from "@/db/demo/generate";
import { leaveDatabase } from "@/db/leave-database";
import { stateDir } from "@/lib/env";
import { bringUpToDate } from "./bring-up-to-date";
import { CliError, runCommand } from "./command";
import { addDemoUsers, type DemoUser } from "./demo-users";
import { importSource } from "./import-source";
import { isBuilt, stampBuild } from "./source-stamp";
import { buildApp, serveUntilStopped } from "./web-server";

const DEMO_SOURCE = "db/sources/demo";

interface Options {
  source?: string;
  data?: string;
}

/** What the demo made up once for this installation: the session secret and the users' password. */
function demoSecrets(): { authSecret: string; password: string } {
  const file = join(stateDir(), "demo.json");
  if (!existsSync(file)) {
    mkdirSync(stateDir(), { recursive: true, mode: 0o700 });
    const made = { authSecret: randomBytes(36).toString("base64"), password: `demo-${randomBytes(6).toString("hex")}` };
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The generated programme's files; made once. */
async function demoData(): Promise<string> {
  const folder = join(stateDir(), "demo-data");
  const done = join(folder, ".complete");
  if (!existsSync(done)) {
    console.log("Generating the demo programme");
    await generateDemo(folder);
    writeFileSync(done, "");
  }
  return folder;
}

async function fill(sql: Sql, options: Options, password: string): Promise<[programme: string, users: DemoUser[]][]> {
  const filled: [string, DemoUser[]][] = [];
  const [there] = await sql`select 1 from programmes where slug = 'demo' and data_version > 0`;
  if (!there) await importSource(sql, { source: DEMO_SOURCE, data: await demoData() });
  filled.push(["demo", await addDemoUsers(sql, "demo", password)]);
  if (options.source) {
    const slug = await importSource(sql, { source: options.source, ...(options.data ? { data: options.data } : {}) });
    filled.push([slug, await addDemoUsers(sql, slug, password)]);
  }
  return filled;
}

/** Data and build. The connection stays open meanwhile, so that no other command takes the database for unused. */
async function prepare(sql: Sql, options: Options, password: string): ReturnType<typeof fill> {
  const filled = await fill(sql, options, password);
  if (!isBuilt()) {
    console.log("Building the app");
    await buildApp();
    stampBuild();
  }
  return filled;
}

function printWelcome(address: string, filled: [string, DemoUser[]][], password: string): void {
  console.log(`\nPilotage is at ${address}\n\nEvery user's password is ${password}`);
  for (const [programme, users] of filled) {
    console.log(`\nProgramme ${programme}`);
    for (const { email, role, name } of users) console.log(`  ${role.padEnd(10)} ${email.padEnd(34)} ${name}`);
  }
  console.log("\nCtrl-C stops it.");
}

await runCommand(
  new Command("demo")
    .description("Sets up and serves the demo programme, on PORT (3000): the second time in seconds, on what is there.")
    .option("--source <folder>", "another source, imported and shown beside the demo programme")
    .option("--data <folder>", "that source's data, instead of the folder that its source.yaml names")
    .action(async (options: Options) => {
      if (options.data && !options.source) throw new CliError("--data goes with --source", 2);
      const { authSecret, password } = demoSecrets();
      const target = await databaseTarget();
      try {
        await bringUpToDate(target);
        const sql = connect(target, "writer", { max: 3 });
        const filled = await prepare(sql, options, password).finally(() => sql.end());
        await serveUntilStopped(target, {
          mode: "start",
          host: "localhost",
          secret: authSecret,
          ready: (address) => printWelcome(address, filled, password),
        });
      } finally {
        await leaveDatabase(target);
      }
    }),
);
