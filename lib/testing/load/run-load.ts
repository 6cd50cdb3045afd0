import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { generateDemo } from "@/db/demo/generate";
import { seededRandom } from "@/lib/seeded-random";
import { type HttpReader, signInOver } from "@/lib/testing/http-reader";
import { type Installation, processTree, type Served } from "@/lib/testing/installation";

export interface LoadOptions {
  readers: number;
  seconds: number;
  /** Adds people to the demo programme, all with that password; returns who may sign in. */
  addUsers: (installation: Installation, password: string) => Promise<{ email: string; role: string }[]>;
  say: (text: string) => void;
}

/** What readers and the machine saw. Times in milliseconds, memory in bytes. */
export interface LoadReport {
  requests: number;
  exports: number;
  perSecond: number;
  times: { half: number; most: number; slowest: number };
  /** Imports that ended well meanwhile. */
  imports: number;
  memory: { early: number; late: number };
  /** Connections of the app at once, at most. */
  connections: number;
  errors: string[];
}

const PASSWORD = "of-a-trial-installation";
/** How long somebody looks at a page before the next, on average. */
const LOOKS_MS = 10_000;
const ONE_EXPORT_IN = 8;

const files: Record<string, string[]> = {
  executive: ["views/executive/export?format=pptx", "indicators/revenue/export?format=csv&period=ytd"],
  sales: ["accounts/export?list=portfolio&format=xlsx", "calls/export?format=csv"],
  marketing: ["accounts/export?list=within-reach&format=csv", "views/marketing/export?format=pptx"],
};

/**
 * So many signed-in readers of all roles open pages of the demo programme, by the links on them, and download files, while
 * imports run one after the other. The app must be built.
 */
export async function runLoad(installation: Installation, options: LoadOptions): Promise<LoadReport> {
  const { readers, seconds, say } = options;
  const data = join(installation.folder, "demo-data");
  say("the demo programme");
  await generateDemo(data);
  const source = ["--source", "db/sources/demo", "--data", data];
  await installation.succeed("import", source);
  const users = await options.addUsers(installation, PASSWORD);
  const served = await installation.serve();
  try {
    say(`${readers} readers sign in`);
    const signedIn: { reader: HttpReader; role: string }[] = [];
    for (let number = 0; number < readers; number++) {
      const user = users[number % users.length];
      if (user) signedIn.push({ reader: await signInOver(served.address, user.email, PASSWORD), role: user.role });
    }
    say(`${readers} readers read for ${seconds} s`);
    const deadline = Date.now() + seconds * 1_000;
    const seen = new Seen();
    const [, imports, machine] = await Promise.all([
      Promise.all(signedIn.map(({ reader, role }, number) => read(reader, role, seededRandom(number), deadline, seen))),
      importUntil(installation, source, join(data, "orders.csv"), deadline, seen),
      watch(installation, served, deadline),
    ]);
    return { ...seen.report(seconds), imports, ...machine };
  } finally {
    await served.stop("SIGTERM");
  }
}

/** What all readers together were answered. */
class Seen {
  private readonly times: number[] = [];
  private exports = 0;
  readonly errors: string[] = [];

  answered(path: string, status: number, ms: number): void {
    this.times.push(ms);
    if (path.includes("/export?")) this.exports++;
    if (status !== 200) this.errors.push(`${path} answered ${status}`);
  }

  report(seconds: number) {
    const sorted = [...this.times].sort((one, other) => one - other);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
    return {
      requests: sorted.length,
      exports: this.exports,
      perSecond: sorted.length / seconds,
      times: { half: at(0.5), most: at(0.95), slowest: at(1) },
      errors: this.errors,
    };
  }
}

/** One reader: a page, a look at it, the next one by one of its links; now and then a file. */
async function read(
  { ask }: HttpReader,
  role: string,
  random: () => number,
  deadline: number,
  seen: Seen,
): Promise<void> {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)];
  let links = ["/demo"];
  await sleep(random() * LOOKS_MS);
  while (Date.now() < deadline) {
    const file = random() * ONE_EXPORT_IN < 1 ? pick(files[role] ?? files.marketing ?? []) : undefined;
    const path = file ? `/api/programmes/demo/${file}` : (pick(links) ?? "/demo");
    const started = performance.now();
    try {
      const answer = await ask(path);
      const text = await answer.text();
      seen.answered(path, answer.status, performance.now() - started);
      if (!file) links = linksOf(text);
    } catch (error) {
      seen.errors.push(`${path}: ${error instanceof Error ? error.message : error}`);
    }
    await sleep(-Math.log(1 - random()) * LOOKS_MS);
  }
}

const linksOf = (page: string): string[] =>
  [...page.matchAll(/href="(\/demo[^"#]*)"/g)].map(([, address = ""]) => address.replaceAll("&amp;", "&"));

/** An import with an order more, again and again. */
async function importUntil(
  installation: Installation,
  source: string[],
  orders: string,
  deadline: number,
  { errors }: Seen,
): Promise<number> {
  const [, first = ""] = (await readFile(orders, "utf8")).split("\n", 2);
  for (let done = 0; ; done++) {
    if (Date.now() > deadline) return done;
    await appendFile(orders, `${first.replace(/^[^,]*/, `LOAD-${done}`)}\n`);
    const { code, said } = await installation.run("import", source).ended;
    if (code !== 0) errors.push(`the import: ${said.slice(-300)}`);
  }
}

/** The app's memory and connections, each second. */
async function watch(installation: Installation, served: Served, deadline: number) {
  const held: number[] = [];
  let connections = 0;
  while (Date.now() < deadline) {
    const tree = await processTree(served.pid);
    held.push(tree.reduce((sum, { bytes }) => sum + bytes, 0));
    const [row] = await installation.superuser(
      (sql) => sql<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
        where usename = 'pilotage_app' and application_name = 'pilotage' and pid <> pg_backend_pid()`,
    );
    connections = Math.max(connections, row?.count ?? 0);
    await sleep(1_000);
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  // What is held once everything was read for the first time, and at the end.
  const quarter = Math.floor(held.length / 4);
  return {
    memory: { early: median(held.slice(quarter, 2 * quarter)), late: median(held.slice(-quarter)) },
    connections,
  };
}
