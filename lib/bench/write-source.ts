import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import type { FeedName } from "@/lib/ingest/feeds";
import type { ProgrammeSettings } from "@/lib/ingest/source";

/** Writes a source over `<feed>.csv` files of these feeds, beside which they are put. Returns its folder. */
export async function writeSource(folder: string, settings: ProgrammeSettings, feeds: readonly FeedName[]) {
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "source.yaml"),
    stringify({ data: { kind: "files", folder: "." }, programme: settings }),
  );
  for (const feed of feeds)
    await writeFile(
      join(folder, `${feed}.sql`),
      `select * from read_csv('{data}/${feed}.csv', header = true, all_varchar = true)`,
    );
  return folder;
}
