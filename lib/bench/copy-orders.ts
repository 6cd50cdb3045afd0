import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { connect } from "@/db/connections";
import { applyProgramme } from "@/lib/ingest/apply/apply-programme";
import { type BenchDatabase, copyToFile, vacuum } from "./bench-database";
import { orderFeed } from "./generate-orders";
import { AS_OF, programme, sourceOn } from "./programme-settings";
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
  const source = sourceOn(AS_OF, "bench-copy");
  await writer.begin(async (tx) => {
    await applyProgramme(tx, other, source.programme);
    await tx.unsafe(`
      insert into accounts (programme_id, id, code, name, segment, region)
      select ${other}, id, code, name, segment, region from accounts where programme_id = ${programme}`);
  });
  const slice = `select * from orders where programme_id = ${programme} and ref <= 'O' || lpad('${rows}', 9, '0')`;
  const folderOfSource = await writeSource(join(folder, "source"), source, ["orders"]);
  await copyToFile(database, `${orderFeed(slice)} order by o.ref`, join(folderOfSource, "orders.csv"));
  const table = join(folder, "table.csv");
  const own = columns.replace("programme_id", `${other} as programme_id`);
  await copyToFile(database, `select ${own} from (${slice}) o order by ref`, table);
  return { rows, source: folderOfSource, table };
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
