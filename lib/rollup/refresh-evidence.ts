import type { Sql } from "postgres";
import { EVIDENCE_METHOD } from "@/lib/evidence/evidence";
import { weighEvidence } from "@/lib/evidence/weigh-evidence";
import { type EvidenceProgramme, readEvidenceData } from "./read-evidence-data";

/**
 * Weighs the evidence of programmes whose data are others than those it was of: outside any import, since it takes seconds and
 * an import's rows are locked. Interrupted, it begins again with the programme it was at.
 */
export async function refreshEvidence(writer: Sql, report: (line: string) => void, programme?: string): Promise<void> {
  const due = await writer<{ id: number; slug: string }[]>`
    select p.id, p.slug from programmes p left join evidence e on e.programme_id = p.id
    where p.data_version > 0 and (e.data_version, e.method) is distinct from (p.data_version, ${EVIDENCE_METHOD}::smallint)
      and ${programme ? writer`p.slug = ${programme}` : writer`true`}
    order by p.slug`;
  for (const { id, slug } of due) await weighProgramme(writer, id, (step) => report(`${slug}: evidence, ${step}`));
}

async function weighProgramme(writer: Sql, id: number, report: (step: string) => void): Promise<void> {
  report("accounts");
  const read = await writer.begin("isolation level repeatable read read only", async (tx) => {
    const [programme] = await tx<(EvidenceProgramme & { dataVersion: number })[]>`
      select id, as_of as "asOf", data_from as "dataFrom", started_on as "startedOn", features,
        data_version as "dataVersion"
      from programmes where id = ${id}`;
    if (!programme) throw new Error(`no programme ${id}`);
    return { dataVersion: programme.dataVersion, data: await readEvidenceData(tx, programme) };
  });
  const found = weighEvidence(read.data, report);
  await writer`
    insert into evidence (programme_id, data_version, method, found)
    values (${id}, ${read.dataVersion}, ${EVIDENCE_METHOD}, ${JSON.stringify(found)}::text::jsonb)
    on conflict (programme_id) do update set data_version = excluded.data_version, method = excluded.method,
      found = excluded.found
    where evidence.data_version <= excluded.data_version`;
  report(found.finding ? `grade ${found.finding.grade}` : `none: ${found.refusal}`);
}
