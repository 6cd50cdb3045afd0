import type { AccountSheet } from "@/lib/lists/account-sheet";
import { accountOracle } from "@/lib/oracle/account-facts";
import type { AccessFixture, AskedAccount, Asker } from "./access-fixture";
import type { Reply } from "./surfaces";

/**
 * An account opens to who may see its rows, with the figures that the facts say, and is not found for all others, as one
 * that nobody has. Its people are shown to who needs them; margin and cost to nobody.
 */
export async function checkSheetReply(
  fixture: AccessFixture,
  account: AskedAccount,
  asker: Asker,
  reply: Reply,
  say: (what: string) => void,
): Promise<void> {
  const isTheirs = account.repId >= 0 && asker.role !== "executive" && (asker.repIds?.includes(account.repId) ?? true);
  if (reply.status !== (isTheirs ? 200 : 404)) say(`gives ${reply.status}`);
  if (reply.status !== 200) {
    if (reply.text !== "" && reply.text !== '{"error":"not found"}') say(`says ${reply.text}`);
    return;
  }
  const answer = JSON.parse(reply.text);
  const sheet: AccountSheet = answer.props?.initial ?? answer;
  const isYear = "fiscalYear" in sheet;
  const { programme: _, ...own } = sheet;
  if (/margin|cost|generosity/i.test(JSON.stringify(own))) say("tells of margin or cost");
  const people = JSON.stringify(own).includes("-person") || JSON.stringify(own).includes("person@example.com");
  if (people !== (asker.role !== "analyst" && !isYear)) say(people ? "names people" : "names nobody of its people");
  if (isYear) {
    for (const part of ["contacts", "handOvers", "campaigns", "occasion", "place", "reader", "role"])
      if (part in sheet) say(`leaves ${part} with the customer`);
    return;
  }
  const facts = await (await oracleOf(fixture))(account.code);
  const wanted = { revenue: facts.revenue, months: facts.months, balance: facts.balance, since: facts.memberSince };
  const told = {
    revenue: sheet.revenue,
    months: sheet.months,
    balance: sheet.points?.balance ?? 0,
    since: sheet.memberSince,
  };
  if (JSON.stringify(told) !== JSON.stringify(wanted))
    say(`${JSON.stringify(told)} but the facts say ${JSON.stringify(wanted)}`);
}

const known = new WeakMap<AccessFixture, ReturnType<typeof accountOracle>>();

function oracleOf(fixture: AccessFixture): ReturnType<typeof accountOracle> {
  const oracle = known.get(fixture) ?? accountOracle(fixture.database.writer, fixture.own.id);
  known.set(fixture, oracle);
  return oracle;
}
