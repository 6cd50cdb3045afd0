import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import type { HandOver, Team, TeamRequest, TeamRow } from "@/lib/views/team";
import { readTeamRequest } from "@/lib/views/team";
import { addSums, noSums, readSumsByRep, type Sums, totalsOf } from "./list-totals";
import { type Reader, withReader } from "./open-reader";
import { programmeInfo } from "./programme-info";
import { readHandOvers } from "./read-hand-overs";
import { asked, RequestError } from "./request-error";
import { settleAll } from "./settle-all";

type Rep = Reader["reps"][number];

/** Reads a team's address, or says what in it cannot be read. */
export function parseTeamRequest(search: URLSearchParams): TeamRequest {
  return asked(readTeamRequest(search));
}

/** The reps below the asker, or below one of them, side by side. Throws `RequestError` for who has no team. */
export const queryTeam = (viewer: Viewer, request: TeamRequest): Promise<Team> =>
  withReader(viewer, async (reader) => {
    const hierarchy = hierarchyOf(reader);
    const { above, below } = hierarchy;
    const lead = findLead(reader, request, hierarchy);
    const children = below(lead?.id ?? null);
    const subtree = (rep: Rep): Rep[] => [rep, ...below(rep.id).flatMap(subtree)];
    const team = [...(lead ? [lead.id] : [0]), ...children.flatMap(subtree).map(({ id }) => id)];
    const [sums, handed] = await settleAll([readSumsByRep(reader, team), readHandOvers(reader, team)]);
    const row = (of: Pick<Rep, "code" | "name">, ids: number[], below: number): TeamRow => ({
      code: of.code,
      name: of.name,
      reps: below,
      totals: totalsOf(
        reader,
        ids.reduce((all: Sums, id) => addSums(all, sums.get(id) ?? noSums), noSums),
      ),
      handedOver: ids.reduce((last: string | null, id) => laterOf(last, handed.last.get(id)), null),
    });
    // What a manager has besides the reps below; of all, what is nobody's.
    const own = lead ?? nobody;
    const hasOwn = sums.has(own.id);
    return {
      programme: programmeInfo(reader),
      request,
      hasWhole: viewer.scope.kind === "programme",
      path: pathTo(lead, above).map(({ code, name }) => ({ code, name })),
      rows: [
        ...children.map((rep) => {
          const ids = subtree(rep).map(({ id }) => id);
          return row(rep, ids, ids.length - 1);
        }),
        ...(hasOwn ? [row(own, [own.id], 0)] : []),
      ],
      total: row(own, team, team.length - 1),
      handOvers: handed.latest.map(
        ({ from, fromName, to, ...rest }): HandOver => ({
          ...rest,
          from: nameOf(reader, from) ?? { code: null, name: fromName },
          to: nameOf(reader, to) ?? { code: nobody.code, name: nobody.name },
        }),
      ),
      handOverCount: handed.count,
    };
  });

const nobody = { id: 0, code: "none", name: "" };

type Hierarchy = ReturnType<typeof hierarchyOf>;

/** Who stands above and below whom, of the reps that the asker may see. */
function hierarchyOf({ reps }: Reader) {
  const byId = new Map(reps.map((rep) => [rep.id, rep]));
  const above = ({ managerId }: Rep): Rep | null => (managerId === null ? null : (byId.get(managerId) ?? null));
  const byLead = new Map<number | null, Rep[]>();
  for (const rep of reps) {
    const lead = above(rep)?.id ?? null;
    byLead.set(lead, [...(byLead.get(lead) ?? []), rep]);
  }
  /** Those directly below a rep; below null, those at the top. */
  const below = (id: number | null): Rep[] => byLead.get(id) ?? [];
  return { above, below };
}

/** Whose team it is: as asked, else the one whose portfolio this is; null is everybody's. */
function findLead({ viewer, reps }: Reader, { rep }: TeamRequest, { above, below }: Hierarchy): Rep | null {
  const isWhole = viewer.scope.kind === "programme";
  const leads = reps.filter(({ id }) => below(id).length > 0);
  if (viewer.scope.kind === "totals" || reps.length === 0 || (!isWhole && leads.length === 0))
    throw new RequestError("no team");
  if (rep === null) return isWhole ? null : (leads.find((one) => above(one) === null) ?? null);
  const lead = leads.find(({ code }) => code === rep);
  if (!lead)
    throw new RequestError(
      "unknown team",
      leads.map(({ code }) => code),
    );
  return lead;
}

const pathTo = (rep: Rep | null, above: (rep: Rep) => Rep | null): Rep[] =>
  rep ? [...pathTo(above(rep), above), rep] : [];

const laterOf = (a: string | null, b: string | undefined) => (b && (!a || b > a) ? b : a);

/** A rep that the asker may see, or nobody (0). */
function nameOf({ reps }: Reader, id: number): { code: string; name: string } | null {
  const found = id === 0 ? nobody : reps.find((rep) => rep.id === id);
  return found ? { code: found.code, name: found.name } : null;
}
