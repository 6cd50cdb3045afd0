import { expectedCalls } from "@/lib/oracle/call-reasons";
import type { AccessFixture, Asker } from "./access-fixture";
import { readTable } from "./read-table";
import type { Reply } from "./surfaces";

/** Who calls accounts, and may say what was done about them. */
const callers = ["marketing", "admin", "sales"];

/** The call list, by what carries it. */
export interface AskedCalls {
  how: "json" | "page" | "csv" | "xlsx";
}

/** Calls are of the asker's accounts alone, all those that the facts give a reason; nobody else has any. */
export async function checkCallReply(
  fixture: AccessFixture,
  { how }: AskedCalls,
  asker: Asker,
  reply: Reply,
  say: (what: string) => void,
): Promise<void> {
  if (!callers.includes(asker.role ?? "")) {
    if (reply.status !== (how === "page" ? 403 : 400)) say(`gives ${reply.status} of calls that are not theirs`);
    return;
  }
  if (reply.status !== 200) return say(`gives ${reply.status}: ${reply.text}`);
  const wanted = await expectedCalls(fixture.database.writer, fixture.own.id, asker.repIds);
  const codes = codesIn(reply, how);
  const sorted = (all: string[]) => [...all].sort().join();
  if (sorted(codes) !== sorted(wanted.map(({ code }) => code)))
    say(`calls ${sorted(codes)}, theirs are ${sorted(wanted.map(({ code }) => code))}`);
  // Points in money tell what a point is worth, which sales may not see.
  if (asker.role === "sales" && how === "json" && /"pointsInMoney":true/.test(reply.text)) say("values points");
}

function codesIn({ text }: Reply, how: AskedCalls["how"]): string[] {
  if (how === "csv" || how === "xlsx") return readTable(text).map(([code = ""]) => code);
  const answer = JSON.parse(text);
  const rows: { code: string }[] = how === "page" ? answer.props.initial.rows : answer.rows;
  return rows.map(({ code }) => code);
}

/** What is recorded of an account of that rep (null: there is none), is so by who has it alone. */
export function checkRecordReply(repId: number | null, asker: Asker, { status }: Reply, say: (what: string) => void) {
  const isTheirs = repId !== null && (asker.repIds === null || asker.repIds.includes(repId));
  const wanted = isTheirs && callers.includes(asker.role ?? "") ? 201 : 404;
  if (status !== wanted) say(`gives ${status}, not ${wanted}`);
}
