import type { Sql } from "postgres";
import type { Role } from "@/db/schema/user-programmes";
import type { Scope, Viewer } from "@/lib/access/viewer-type";
import { indicators } from "@/lib/indicators/registry";

/** A viewer made by hand, for tests of the reader alone: every indicator, over the given rows. */
export function viewerWith(database: Sql, programmeId: number, role: Role, scope: Scope): Viewer {
  return {
    database,
    userId: 0,
    name: "Test",
    email: "test@example.com",
    role,
    programme: { id: programmeId, slug: "test", name: "Test", words: {} },
    scope,
    rights: new Set(indicators.map(({ id }) => id)),
  };
}

/** A programme's reps by their id. */
export async function listReps({ writer }: { writer: Sql }, programmeId: number): Promise<number[]> {
  const reps = await writer<{ id: number }[]>`select id from reps where programme_id = ${programmeId} order by id`;
  return reps.map(({ id }) => id);
}

/** The whole programme with its accounts: every rep's, and nobody's. */
export const wholeProgramme = ({ app }: { app: Sql }, programmeId: number): Viewer =>
  viewerWith(app, programmeId, "marketing", { kind: "programme" });
