import "server-only";
import type { Viewer } from "@/lib/access/viewer-type";
import type { HandOver, Team, TeamRequest, TeamRow } from "@/lib/views/team";
import { readTeamRequest } from "@/lib/views/team";
import { addSums, noSums, readSumsByRep, type Sums, totalsOf } from "./list-totals";
import { type Reader, withReader } from "./open-reader";
import { programmeInfo } from "./programme-info";
import { readHandOvers } from "./read-hand-overs";
import { RequestError } from "./request-error";
import { settleAll } from "./settle-all";

type Rep = Reader["reps"][number];

/** Reads a team's address, or says what in it cannot be read. */
export function parseTeamRequest(search: URLSearchParams): TeamRequest {
  const request = readTeamRequest(search);
  if (!request) throw new RequestError("unknown parameter, or given twice", ["rep"]);
  return request;
}

/** The reps below the asker, or below one of them, side by side. Throws `RequestError` for who has no team. */
export const queryTeam = (viewer: Viewer, request: TeamRequest): Promise<Team> =>
  withReader(viewer, async (reader) => {
    const { reps } = reader;
    const below = (id: number | null) => reps.filter((rep) => above(reader, rep) === id);
    const isLead = ({ id }: Rep) => below(id).length > 0;
    const lead = findLead(reader, request, reps.filter(isLead));
    const children = below(lead?.id ?? null);
    const subtree = (rep: Rep): Rep[] => [rep, ...below(rep.id).flatMap(subtree)];
    const team = [...(lead ? [lead.id] : [0]), ...children.flatMap(subtree).map(({ id }) => id)];
    const [sums, handed] = await settleAll([readSumsByRep(reader), readHandOvers(reader, team)]);
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
      path: pathTo(reader, lead).map(({ code, name }) => ({ code, name })),
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

/** The rep above, inside what the asker may see. */
const above = ({ reps }: Reader, { managerId }: Rep): number | null =>
  reps.some(({ id }) => id === managerId) ? managerId : null;

/** Whose team it is: as asked, else the one whose portfolio this is; null is everybody's. */
function findLead(reader: Reader, { rep }: TeamRequest, leads: readonly Rep[]): Rep | null {
  const { viewer } = reader;
  if (viewer.scope.kind === "totals" || leads.length === 0) throw new RequestError("no team");
  if (rep === null)
    return viewer.scope.kind === "programme" ? null : (leads.find((one) => above(reader, one) === null) ?? null);
  const lead = leads.find(({ code }) => code === rep);
  if (!lead)
    throw new RequestError(
      "unknown team",
      leads.map(({ code }) => code),
    );
  return lead;
}

function pathTo(reader: Reader, rep: Rep | null): Rep[] {
  if (!rep) return [];
  const over = above(reader, rep);
  return [...pathTo(reader, reader.reps.find(({ id }) => id === over) ?? null), rep];
}

const laterOf = (a: string | null, b: string | undefined) => (b && (!a || b > a) ? b : a);

/** A rep that the asker may see, or nobody (0). */
function nameOf({ reps }: Reader, id: number): { code: string; name: string } | null {
  const found = id === 0 ? nobody : reps.find((rep) => rep.id === id);
  return found ? { code: found.code, name: found.name } : null;
}
