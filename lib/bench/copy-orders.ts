import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { connect } from "@/db/connections";
import { applyProgramme } from "@/lib/ingest/apply/apply-programme";
import { type BenchDatabase, vacuum } from "./bench-database";
import { asOfAfter } from "./day-imports";
import { copyToFile } from "./duckdb-facts";
import { programme, settingsFor } from "./programme-settings";
import { writeSource } from "./write-source";

const LARGEST_SLICE = 1_000_000;
/** A second programme with the same accounts, into whose empty part of the table both write. */
const other = programme + 1;
const columns = "programme_id, ref, account_id, ordered_on, revenue_cents, margin_cents, status, channel";

/** The same orders twice: as the files of a source, and as the table itself has them. */
export interface OrderFiles {
  rows: number;
  /** The source's folder. */
  source: string;
  /** What COPY reads. */
  table: string;
}

/** Makes the second programme and writes a slice of the first one's orders, 1 M at most. */
export async function writeOrderFiles(database: BenchDatabase, orders: number, folder: string): Promise<OrderFiles> {
  const rows = Math.min(orders, LARGEST_SLICE);
  const { writer } = database;
  const settings = settingsFor(asOfAfter(0), "bench-copy");
  await writer.begin(async (tx) => {
    await applyProgramme(tx, other, settings);
    await tx.unsafe(`
      insert into accounts (programme_id, id, code, name, segment, region)
      select ${other}, id, code, name, segment, region from accounts where programme_id = ${programme}`);
  });
  await mkdir(folder, { recursive: true });
  const slice = `select o.*, a.code from orders o join accounts a on a.programme_id = o.programme_id and a.id = o.account_id
    where o.programme_id = ${programme} and o.ref <= 'O' || lpad('${rows}', 9, '0') order by o.ref`;
  const source = await writeSource(join(folder, "source"), settings, ["orders"]);
  await copyToFile(
    database,
    `select ref, code as account, ordered_on, round(revenue_cents / 100.0, 2) as revenue,
      round(margin_cents / 100.0, 2) as margin, status, channel from (${slice}) o`,
    join(source, "orders.csv"),
  );
  const table = join(folder, "table.csv");
  await copyToFile(
    database,
    `select ${columns.replace("programme_id", `${other} as programme_id`)} from (${slice}) o`,
    table,
  );
  return { rows, source, table };
}

/** COPY of the file into `orders`, by its owner, whom the policies must not bind: COPY refuses those they do. */
export async function copyOrders({ target }: BenchDatabase, file: string): Promise<void> {
  const sql = connect(target, "owner", { max: 1 });
  try {
    await sql`alter table orders no force row level security`;
    const rows = await sql.unsafe(`copy orders (${columns}) from stdin (format csv, header)`).writable();
    await pipeline(createReadStream(file), rows);
  } finally {
    await sql.end();
  }
}

/** Empties the second programme again and leaves the table as it was found. */
export async function removeOrders(database: BenchDatabase): Promise<void> {
  await database.writer`delete from orders where programme_id = ${other}`;
  await database.writer`delete from dirty_accounts where programme_id = ${other}`;
  await vacuum(database);
}
