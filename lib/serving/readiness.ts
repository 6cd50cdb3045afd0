import "server-only";
import type { Sql } from "postgres";
import { appDatabase } from "@/db/app-database";
import { listProblems, UnsafeDatabaseError } from "@/db/check-safety";
import { isMigrated } from "@/db/is-migrated";

/** What a server lacks to answer readers: its database, this version's schema there, or the guards of its rows. */
export type Lack = "database" | "migrations" | "safety";

const WITHIN_MS = 3_000;

/** Looked up each time. What exactly is wrong is for the log: who asks may be anybody. */
export async function listLacks(): Promise<Lack[]> {
  const late = new Promise<never>((_, fail) => {
    setTimeout(() => fail(new Error(`the database did not answer within ${WITHIN_MS} ms`)), WITHIN_MS).unref();
  });
  try {
    return await Promise.race([appDatabase().then(lacksOf), late]);
  } catch (error) {
    console.error("not ready:", error);
    return [error instanceof UnsafeDatabaseError ? "safety" : "database"];
  }
}

async function lacksOf(sql: Sql): Promise<Lack[]> {
  if (!(await isMigrated(sql))) return ["migrations"];
  const problems = await listProblems(sql);
  if (problems.length > 0) console.error("not ready:", problems.join("; "));
  return problems.length > 0 ? ["safety"] : [];
}
