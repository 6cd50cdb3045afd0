import type { Team } from "@/lib/views/team";
import type { AccessFixture, Asker } from "./access-fixture";
import { readTable } from "./read-table";
import type { Reply } from "./surfaces";

/** A team as the access test asks it: of the rep of this id, or the asker's own. */
export interface AskedTeam {
  rep: number | null;
  how: "json" | "page" | "csv";
}

/**
 * A team has the reps below the one asked and no other, with the accounts and the revenue that the facts say. It is for who
 * sees the whole programme, and for reps with reps below of their own and of theirs.
 */
export async function checkTeamReply(
  fixture: AccessFixture,
  { rep, how }: AskedTeam,
  asker: Asker,
  reply: Reply,
  say: (what: string) => void,
): Promise<void> {
  const reps = await listReps(fixture);
  const isMine = ({ id }: Rep) => asker.repIds === null || asker.repIds.includes(id);
  const childrenOf = (id: number | null) => reps.filter((one) => one.managerId === id && isMine(one));
  const lead = rep ?? asker.lead ?? null;
  const isTheirs =
    asker.role !== "executive" &&
    (lead === null || (childrenOf(lead).length > 0 && reps.some((one) => one.id === lead && isMine(one))));
  if (!isTheirs) {
    if (reply.status !== (how === "page" ? 403 : 400)) say(`gives ${reply.status} of a team that is not theirs`);
    return;
  }
  if (reply.status !== 200) return say(`gives ${reply.status}: ${reply.text}`);
  const below = (id: number): number[] => [id, ...childrenOf(id).flatMap((one) => below(one.id))];
  const facts = await accountsOf(fixture);
  const sumOf = (ids: number[]) => {
    const theirs = facts.filter((fact) => ids.includes(fact.rep));
    const revenue = theirs.reduce((sum, fact) => sum + fact.revenue, 0);
    return `${theirs.length} accounts, ${revenue}`;
  };
  const own = facts.some((fact) => fact.rep === (lead ?? 0)) ? [lead ?? 0] : [];
  const codeOf = (id: number) => (id === 0 ? "none" : `secret-${id}-rep`);
  const wanted = [
    ...childrenOf(lead).map(({ id }) => `${reps.find((one) => one.id === id)?.code}: ${sumOf(below(id))}`),
    ...own.map((id) => `${codeOf(id)}: ${sumOf([id])}`),
  ];
  const shown = how === "csv" ? rowsOfFile(reply) : rowsOf(teamIn(reply, how));
  if (shown.sort().join("; ") !== wanted.sort().join("; "))
    say(`has ${shown.join("; ")}, the facts ${wanted.join("; ")}`);
  if (how === "csv") return;
  const { total } = teamIn(reply, how);
  const all = sumOf([...(lead === null ? [0] : [lead]), ...childrenOf(lead).flatMap(({ id }) => below(id))]);
  if (`${total.totals.accounts} accounts, ${total.totals.revenue?.now}` !== all) say(`totals another sum than ${all}`);
}

const teamIn = ({ text }: Reply, how: AskedTeam["how"]): Team =>
  how === "page" ? JSON.parse(text).props.initial : JSON.parse(text);

const rowsOf = ({ rows }: Team) =>
  rows.map(({ code, totals }) => `${code}: ${totals.accounts} accounts, ${totals.revenue?.now}`);

const rowsOfFile = ({ text }: Reply) =>
  readTable(text).map(
    ([code, , accounts, revenue]) =>
      `${code}: ${accounts} accounts, ${Math.round(Number(revenue?.replace(",", ".")) * 100)}`,
  );

interface Rep {
  id: number;
  code: string;
  managerId: number | null;
}

const listReps = ({ database, own }: AccessFixture) =>
  database.writer<Rep[]>`select id, code, manager_id as "managerId" from reps where programme_id = ${own.id}`;

/** Each account with its rep of today and what it bought this year to `as of`. */
const accountsOf = ({ database, own }: AccessFixture) =>
  database.writer<{ rep: number; revenue: number }[]>`
    select a.rep_id as rep, coalesce(sum(o.revenue_cents), 0)::bigint as revenue
    from accounts a
    left join orders o on o.programme_id = a.programme_id and o.account_id = a.id and o.status <> 'cancelled'
      and o.ordered_on between '2024-01-01' and '2024-12-17'
    where a.programme_id = ${own.id}
    group by a.id, a.rep_id`;
