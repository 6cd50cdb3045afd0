import "server-only";
import type { TransactionSql } from "postgres";
import type { Viewer } from "@/lib/access/viewer-type";
import { type Reader, withReader } from "@/lib/report/open-reader";
import { withAdministration } from "./administration";

/**
 * What is told to admins alone, and what is read beside it with the rights of a reader: both of one data version. Null for who is
 * no admin.
 */
export async function readBeside<T, R>(
  viewer: Viewer,
  tell: (tx: TransactionSql) => Promise<T>,
  read: (reader: Reader, told: T) => Promise<R>,
): Promise<R | null> {
  const first = await withAdministration(viewer, async (tx) => {
    const [row] = await tx<{ version: number }[]>`
      select data_version as version from programmes where id = ${viewer.programme.id}`;
    return { version: row?.version, told: await tell(tx) };
  });
  if (first === null) return null;
  const found = await withReader(viewer, async (reader) =>
    reader.programme.dataVersion === first.version ? { answer: await read(reader, first.told) } : null,
  );
  // An import came between.
  return found ? found.answer : readBeside(viewer, tell, read);
}
