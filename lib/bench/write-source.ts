import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { SourceFile } from "@/lib/ingest/source";

/** Writes a source over `<feed>.csv` files of these feeds, which are to be put beside it. Returns its folder. */
export async function writeSource(folder: string, source: SourceFile, feeds: readonly string[]): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "source.yaml"), stringify(source));
  for (const feed of feeds)
    await writeFile(
      join(folder, `${feed}.sql`),
      `select * from read_csv('{data}/${feed}.csv', header = true, all_varchar = true)`,
    );
  return folder;
}
