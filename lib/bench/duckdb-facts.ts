import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type BenchDatabase, copyToFile } from "./bench-database";
import type { Rows } from "./figures";
import type { Say } from "./measure";
import { programme } from "./programme-settings";

/** What the charts read of each fact, with DuckDB's types. */
const tables: Record<string, Record<string, string>> = {
  accounts: { programme_id: "integer", id: "integer", rep_id: "integer" },
  tiers: { programme_id: "integer", id: "integer", code: "varchar" },
  enrolments: { programme_id: "integer", account_id: "integer", starts_on: "date", ends_on: "date" },
  tier_changes: { programme_id: "integer", account_id: "integer", tier_id: "integer", since: "date" },
  objectives: { programme_id: "integer", account_id: "integer", fiscal_year: "integer", target_cents: "bigint" },
  orders: {
    programme_id: "integer",
    account_id: "integer",
    ordered_on: "date",
    revenue_cents: "bigint",
    status: "varchar",
  },
  points: {
    programme_id: "integer",
    ref: "varchar",
    account_id: "integer",
    dated_on: "date",
    kind: "varchar",
    points: "bigint",
    reverses_ref: "varchar",
  },
  reward_orders: {
    programme_id: "integer",
    account_id: "integer",
    ordered_on: "date",
    cost_cents: "bigint",
    status: "varchar",
  },
};

/** The facts in a DuckDB in memory, in the order of PostgreSQL's tables. */
export class DuckDbFacts {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** Copies the facts over by files in the folder, which are removed. */
  static async load(database: BenchDatabase, folder: string, say: Say): Promise<DuckDbFacts> {
    const instance = await DuckDBInstance.create(":memory:", { threads: "2", temp_directory: join(folder, "spill") });
    const facts = new DuckDbFacts(instance, await instance.connect());
    for (const [table, columns] of Object.entries(tables)) {
      say(`DuckDB: ${table}`);
      const file = join(folder, `${table}.csv`);
      const names = Object.keys(columns).join(", ");
      await copyToFile(database, `select ${names} from ${table} where programme_id = ${programme}`, file);
      const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
      await facts.connection.run(
        `create table ${table} as select * from read_csv('${file}', header = true, columns = {${types.join(", ")}})`,
      );
      await rm(file);
    }
    return facts;
  }

  async query(sql: string): Promise<Rows> {
    return (await this.connection.runAndReadAll(sql)).getRowObjects();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
