import type { Sql } from "postgres";
import { whyNoGoal } from "@/lib/indicators/why-no-goal";
import { runImport } from "@/lib/ingest/import";
import { describeReject, importTable } from "@/lib/ingest/import-report";
import { progressPrinter } from "@/lib/ingest/progress-printer";
import { refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import { atCommandLine, CliError } from "./command";

/**
 * Imports a source with its progress and its table on standard output; returns the programme's slug. Throws `CliError`
 * for what its owner can mend, and when too many rows are rejected (then nothing has changed). `imported` is called once
 * the import has committed: evidence comes after it. As writer, with two connections at least.
 */
export async function importSource(
  writer: Sql,
  { source, data, signal, imported }: { source: string; data?: string; signal?: AbortSignal; imported?: () => void },
): Promise<string> {
  const progress = progressPrinter(process.stdout);
  const result = await runImport({
    source,
    data,
    writer,
    startedBy: atCommandLine(),
    refresh: refreshRollups,
    checkGoal: whyNoGoal,
    progress: progress.show,
    signal,
  }).finally(progress.end);
  console.log(importTable(result.feeds));
  for (const reject of result.rejects) console.log(describeReject(reject));
  const more = result.rejectCount - result.rejects.length;
  if (more > 0) console.log(`… and ${more} more: table import_rejects, import ${result.importId}`);
  if (result.status === "refused")
    throw new CliError(
      `Import ${result.importId} refused, nothing changed: too many rejects in ${result.overThreshold.join(", ")}`,
    );
  const version = result.changed ? `data version ${result.dataVersion}` : "nothing new";
  console.log(`Import ${result.importId} done in ${result.seconds.toFixed(1)} s: ${version}`);
  imported?.();
  const [programme] = await writer<{ slug: string }[]>`select slug from programmes where id = ${result.programmeId}`;
  await refreshEvidence(writer, (line) => console.log(line), programme?.slug);
  return programme?.slug ?? "";
}
