import "server-only";
import type { Sql } from "postgres";
import type { Viewer } from "@/lib/access/viewer-type";
import type { Day } from "@/lib/periods/calendar";

/** The versions of a programme: while all stay, so does what is kept of it. */
export interface Versions {
  dataVersion: number;
  settingsVersion: number;
  asOf: Day;
}

interface Kept<T> {
  version: string;
  value: T;
}

/**
 * Keeps in the process what only an import or a setting changes: by database, programme, the whole scope (two that may
 * differ in a row differ in their key) and a name; `most` of them a database, the oldest goes first. The versions must have
 * been read by the transaction that works the value out. A work that fails is kept by nobody.
 */
export function keepByVersion<T>(most: number) {
  const kept = new WeakMap<Sql, Map<string, Kept<T>>>();
  return async (
    { database, programme, scope }: Pick<Viewer, "database" | "programme" | "scope">,
    { dataVersion, settingsVersion, asOf }: Versions,
    name: string,
    work: () => Promise<T>,
  ): Promise<T> => {
    const ofDatabase = kept.get(database) ?? new Map<string, Kept<T>>();
    kept.set(database, ofDatabase);
    const key = `${programme.id} ${scope.kind} ${scope.kind === "portfolio" ? scope.repIds.join() : ""} ${name}`;
    const version = `${dataVersion} ${settingsVersion} ${asOf}`;
    const before = ofDatabase.get(key);
    if (before?.version === version) return before.value;
    const value = await work();
    ofDatabase.delete(key);
    ofDatabase.set(key, { version, value });
    const [oldest] = ofDatabase.keys();
    if (ofDatabase.size > most && oldest !== undefined) ofDatabase.delete(oldest);
    return value;
  };
}
