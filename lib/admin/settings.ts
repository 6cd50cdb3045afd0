import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import { readProgrammeSettings } from "@/lib/ingest/apply/programme-settings";
import type { Day } from "@/lib/periods/calendar";
import { withReader } from "@/lib/report/open-reader";
import type { Settings } from "@/lib/views/administration";
import { withAdministration } from "./administration";
import { recordedSource } from "./recorded-source";

/** What the programme counts by, what its source says otherwise, and up to which month it is closed. Null for who is no admin. */
export async function readSettings(viewer: Viewer): Promise<Settings | null> {
  const { id } = viewer.programme;
  const read = await withAdministration(viewer, async (tx) => {
    const found = await readProgrammeSettings(tx, id);
    if (!found) throw new Error("the programme is not readable");
    const { settings: programme, source: sourceValues } = found;
    const closed = await tx<{ month: Day }[]>`
      select month from closed_months where programme_id = ${id} order by month desc`;
    return { programme, sourceValues, source: await recordedSource(tx, id), closed: closed.map(({ month }) => month) };
  });
  if (read === null) return null;
  return withReader(viewer, async ({ tx }) => {
    const tiers = await tx<Settings["tiers"]>`select code, name from tiers where programme_id = ${id} order by rank`;
    return { ...read, tiers: [...tiers] };
  });
}
