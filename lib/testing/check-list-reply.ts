import { isToldOfProgramme } from "@/lib/oracle/call-reasons";
import type { AccessFixture, Asker } from "./access-fixture";
import { hiddenFrom } from "./hidden-from";
import type { AskedList } from "./list-surfaces";
import { factsOf } from "./oracle-facts";
import { readTable } from "./read-table";
import type { Reply } from "./surfaces";

/** Ranks are of the whole programme: a portfolio has no list of them. */
const wholeOnly = ["rfm", "best-customer-share"];

/** Named lists, and the number that says how many accounts they have. */
const numberOf: Record<string, { of: string; definition: string; part: string | null; side: "counted" | "rest" }> = {
  members: { of: "members", definition: "standard", part: null, side: "counted" },
  "within-reach": { of: "projected-landing", definition: "bands", part: "within-reach", side: "counted" },
  "bonus-step": { of: "beyond-objective", definition: "standard", part: "110", side: "counted" },
  falling: { of: "falling-accounts", definition: "standard", part: null, side: "counted" },
  "eligible-non-members": { of: "penetration", definition: "standard", part: null, side: "rest" },
};

/** What a field of the map of members tells of. */
const mapOfMembers = { of: "generosity-profitability", definition: "segment", part: null, side: "counted" } as const;

/**
 * A list holds accounts of the asker's alone, as many as the oracle counts of theirs; of a portfolio all of theirs, of
 * members those whom the enrolments say. Nobody who sees totals gets any.
 */
export async function checkListReply(
  fixture: AccessFixture,
  list: AskedList,
  asker: Asker,
  reply: Reply,
  say: (what: string) => void,
): Promise<void> {
  const { set, how, search } = list;
  const number = "list" in set ? numberOf[set.list] : "quadrant" in set ? mapOfMembers : set;
  const isRefused =
    asker.role === "executive" ||
    ("list" in set && set.list === "falling" && !(await isTold(fixture, asker))) ||
    (asker.role === "sales" && number && [...hiddenFrom(asker.role), ...wholeOnly].includes(number.of));
  if (isRefused) {
    if (reply.status !== (how === "page" ? 403 : 400)) say(`gives ${reply.status} of a list that is not theirs`);
    if (asker.role === "sales" && hiddenFrom(asker.role).some((id) => reply.text.includes(`"${id}"`)))
      say("lists what sales may not see");
    return;
  }
  if (reply.status !== 200) {
    if (!/known (of|over)/.test(reply.text)) say(`gives ${reply.status}: ${reply.text}`);
    return;
  }
  const codes = codesIn(reply, how);
  const own = await ownAccounts(fixture, asker.repIds);
  const foreign = codes.find((code) => !own.has(code));
  if (foreign !== undefined) say(`has ${foreign}, which is not theirs`);
  if (new Set(codes).size !== codes.length) say("has an account twice");
  if ("list" in set && (set.list === "members" || set.list === "portfolio")) {
    const wanted = [...own].filter(
      ([code, isMember]) => (isMember || set.list === "portfolio") && (!search || code.includes(search)),
    );
    if (
      wanted
        .map(([code]) => code)
        .sort()
        .join() !== [...codes].sort().join()
    )
      say(`has ${codes.length} accounts, theirs are ${wanted.length}`);
    return;
  }
  // The fields of the map have no number of the catalogue: `member-map.test.ts` counts them.
  if (!number || search || number.of === "attainment-curve" || number === mapOfMembers) return;
  const asks = { indicator: number.of, by: [], definition: number.definition };
  const facts = (await factsOf(fixture, asks, asker.repIds, "quarter")).filter(
    ({ key }) => (key.part ?? null) === number.part,
  );
  const sum = (of: "numerator" | "denominator") => facts.reduce((all, fact) => all + (fact[of] ?? 0), 0);
  const wanted = number.side === "rest" ? sum("denominator") - sum("numerator") : sum("numerator");
  // Who joins or leaves twice in a year is counted twice, and listed once.
  const fits = /^(new-members|leavers|recruitment-pace)$/.test(number.of)
    ? codes.length <= wanted
    : codes.length === wanted;
  if (!fits) say(`has ${codes.length} accounts, the facts say ${wanted}`);
}

async function isTold({ database, own }: AccessFixture, { repIds }: Asker): Promise<boolean> {
  const [programme] = await database.writer<{ asOf: string }[]>`
    select as_of as "asOf" from programmes where id = ${own.id}`;
  return isToldOfProgramme(database.writer, own.id, programme?.asOf ?? "", repIds);
}

function codesIn({ text }: Reply, how: AskedList["how"]): string[] {
  if (how === "csv" || how === "xlsx") return readTable(text).map(([code = ""]) => code);
  const answer = JSON.parse(text);
  const rows: { code: string }[] = how === "page" ? answer.props.initial.rows : answer.rows;
  return rows.map(({ code }) => code);
}

/** The accounts of these reps by code, and whether each is a member on `as of`. */
function ownAccounts(fixture: AccessFixture, repIds: number[] | null): Promise<Map<string, boolean>> {
  const found = known.get(fixture) ?? new Map<string, Promise<Map<string, boolean>>>();
  known.set(fixture, found);
  const own = found.get(String(repIds)) ?? readAccounts(fixture, repIds);
  found.set(String(repIds), own);
  return own;
}

const known = new WeakMap<AccessFixture, Map<string, Promise<Map<string, boolean>>>>();

async function readAccounts({ database, own }: AccessFixture, repIds: number[] | null): Promise<Map<string, boolean>> {
  const rows = await database.writer<{ code: string; member: boolean }[]>`
    select a.code, exists (
        select from enrolments e
        where e.programme_id = a.programme_id and e.account_id = a.id and e.starts_on <= p.as_of
          and (e.ends_on is null or e.ends_on > p.as_of)
      ) as member
    from accounts a join programmes p on p.id = a.programme_id
    where a.programme_id = ${own.id} and (${repIds}::int[] is null or a.rep_id = any (${repIds}::int[]))`;
  return new Map(rows.map(({ code, member }) => [code, member]));
}
