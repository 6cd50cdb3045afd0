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
    programme: { id: programmeId, slug: "test", name: "Test" },
    scope,
    rights: new Set(indicators.map(({ id }) => id)),
  };
}

/** The whole programme with its accounts: every rep, and none. */
export async function wholeProgramme({ app, writer }: { app: Sql; writer: Sql }, programmeId: number): Promise<Viewer> {
  const reps = await writer<{ id: number }[]>`select id from reps where programme_id = ${programmeId}`;
  return viewerWith(app, programmeId, "marketing", { kind: "programme", repIds: [0, ...reps.map(({ id }) => id)] });
}
