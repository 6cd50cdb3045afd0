import type { Sql } from "postgres";

/** Keeps a file as an admin's upload; `piece` is the most bytes of a row. */
export async function keepFile(
  writer: Sql,
  programmeId: number,
  name: string,
  content: string | Uint8Array,
  piece = 1 << 20,
): Promise<number> {
  const bytes = Buffer.from(content);
  const [row] = await writer<{ id: number }[]>`
    insert into uploads (programme_id, user_id, name, bytes) values (${programmeId}, 1, ${name}, ${bytes.byteLength})
    returning id`;
  const id = row?.id ?? 0;
  for (let at = 0, number = 0; at < bytes.byteLength; at += piece, number++)
    await writer`
      insert into upload_pieces (programme_id, upload_id, number, content)
      values (${programmeId}, ${id}, ${number}, ${bytes.subarray(at, at + piece)})`;
  return id;
}
