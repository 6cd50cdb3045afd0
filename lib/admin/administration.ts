import "server-only";
import type { TransactionSql } from "postgres";
import type { Viewer } from "@/lib/access/viewer-type";

/**
 * Runs a step of administration of the viewer's programme in a transaction of the role that may, whose policies look up
 * again that the viewer is an admin there. Null for who is none, as for what does not exist.
 */
export async function withAdministration<T>(
  viewer: Viewer,
  step: (tx: TransactionSql) => Promise<T>,
): Promise<T | null> {
  if (viewer.role !== "admin") return null;
  const [programme, user] = [viewer.programme.id, viewer.userId].map(wholeNumber);
  const result = await viewer.database.begin(async (tx) => {
    await tx
      .unsafe(
        `set local role administrator; set local app.programme_id = '${programme}'; set local app.user_id = '${user}';
        set local statement_timeout = '30s'`,
      )
      .simple();
    return step(tx);
  });
  return result as T;
}

function wholeNumber(id: number): number {
  if (!Number.isSafeInteger(id) || id < 0) throw new RangeError(`not an id: ${id}`);
  return id;
}
