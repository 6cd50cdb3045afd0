import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { getIndicator } from "@/lib/indicators/registry";
import { isEmpty, oracleIndicators } from "@/lib/oracle/oracle";
import type { AccessFixture, Asker } from "./access-fixture";
import { checkCallReply, checkRecordReply } from "./call-surfaces";
import { checkExportReply } from "./check-export-reply";
import { checkListReply } from "./check-list-reply";
import { checkSheetReply } from "./check-sheet-reply";
import { checkTeamReply } from "./check-team-reply";
import { hiddenFrom } from "./hidden-from";
import { askedFigure, factsOf } from "./oracle-facts";
import { listRoutes, type Reply, type Surface, surfacesOf } from "./surfaces";

/** Parts of what sales may see that show what they may not. */
const guardedParts: Record<string, string[]> = { segments: ["generosity"] };

/**
 * Asks every surface as every asker and says each answer that an oracle, which knows who owns what, does not agree with:
 * a wrong status, a word of somebody else's, a figure over other rows.
 */
export async function findLeaks(
  fixture: AccessFixture,
  signIn: (asker: Asker) => void,
  only: (surface: Surface) => boolean = () => true,
): Promise<{ leaks: string[]; asked: number }> {
  const leaks: string[] = [];
  let asked = 0;
  for (const route of listRoutes()) {
    const surfaces = surfacesOf(route, fixture);
    if (!surfaces) leaks.push(`${route} is not known to this test: say what it shows, and to whom`);
    for (const surface of (surfaces ?? []).filter(only))
      for (const asker of fixture.askers) {
        const isAtDoor = !isPastDoor(surface);
        if (!isAtDoor && !insiders.includes(asker.name)) continue;
        signIn(asker);
        const say = (what: string) => leaks.push(`${asker.name}, ${surface.name}: ${what}`);
        asked += isAtDoor ? 2 : 1;
        const own = await surface.ask(fixture.own.slug);
        checkWords(await withoutHistory(fixture, surface, asker, own), asker, say);
        await checkOwn(fixture, surface, asker, own, say);
        if (!isAtDoor) continue;
        const elsewhere = await surface.ask(fixture.foreign.slug);
        checkWords(elsewhere, asker, say);
        const wanted = asker.name === "outsider" ? null : isSignedIn(asker) ? 404 : 401;
        if (wanted !== null && elsewhere.status !== wanted)
          say(`a foreign programme gives ${elsewhere.status}, not ${wanted}`);
      }
  }
  return { leaks, asked };
}

/** One asker of each kind of scope. */
const insiders = ["marketing", "executive", "manager", "rep"];

/**
 * A role's right to an indicator is one for all of its splits, as is the refusal of who has no role and of another
 * programme: behind that door each kind of scope asks, and of its own programme.
 */
const isPastDoor = ({ asks }: Surface) => asks !== undefined && asks.by.length > 0 && !asks.by.includes("rep");

/** An answer without the names that hand-overs tell: of an account's former reps, and of those of a team's accounts. */
async function withoutHistory(
  { database, own }: AccessFixture,
  { shows, teams }: Surface,
  { repIds }: Asker,
  { status, text }: Reply,
): Promise<Reply> {
  const theirs = teams
    ? await database.writer<{ id: number }[]>`
        select distinct h.rep_id as id from account_assignments h
        join accounts a on a.programme_id = h.programme_id and a.id = h.account_id
        where h.programme_id = ${own.id} and a.rep_id = any (${repIds ?? []})`
    : [];
  const told = [
    ...(shows?.formerReps ?? []).map((id) => `"rep":"secret-${id}-name"`),
    ...theirs.map(({ id }) => `"from":{"code":null,"name":"secret-${id}-name"}`),
  ];
  return { status, text: told.reduce((rest, words) => rest.replaceAll(words, ""), text) };
}

const isSignedIn = (asker: Asker) => asker.sessionId !== null && asker.name !== "disabled";

function checkWords({ text }: Reply, { secrets }: Asker, say: (what: string) => void): void {
  const found = secrets.find((secret) => text.includes(secret));
  if (found) say(`says ${found}`);
}

async function checkOwn(
  fixture: AccessFixture,
  surface: Surface,
  asker: Asker,
  reply: Reply,
  say: (what: string) => void,
) {
  if (asker.role === null) {
    const wanted = isSignedIn(asker) ? 404 : 401;
    if (reply.status !== wanted) say(`gives ${reply.status}, not ${wanted}`);
    return;
  }
  if (surface.shows) return checkSheetReply(fixture, surface.shows, asker, reply, say);
  if (surface.lists) return checkListReply(fixture, surface.lists, asker, reply, say);
  if (surface.calls) return checkCallReply(fixture, surface.calls, asker, reply, say);
  if (surface.records) return checkRecordReply(surface.records.repId, asker, reply, say);
  if (surface.teams) return checkTeamReply(fixture, surface.teams, asker, reply, say);
  if (surface.exports) return checkExportReply(fixture, surface.exports, reply, say);
  if (surface.administers) {
    const wanted = asker.role === "admin" ? surface.administers : 404;
    if (reply.status !== wanted) say(`gives ${reply.status}, not ${wanted}`);
    return;
  }
  if (surface.refuses) {
    const wanted = surface.refuses.includes(asker.role) ? 400 : 200;
    if (reply.status !== wanted) say(`gives ${reply.status}, not ${wanted}`);
  }
  if (!surface.asks) return;
  const { indicator, by, definition } = surface.asks;
  const figure = getIndicator(indicator);
  const hidden = hiddenFrom(asker.role);
  const refused = hidden.includes(indicator) || (asker.role === "sales" && definition === "reward-cost");
  if (refused) {
    if (reply.status !== 400) say(`gives ${reply.status} of what ${asker.role} may not see`);
    if (hidden.some((id) => reply.text.includes(`"${id}"`))) say(`lists what ${asker.role} may not see`);
    return;
  }
  if (asker.role === "executive" && by.includes("rep") && reply.status !== 400) say(`gives ${reply.status} by rep`);
  if (asker.role === "executive" && askedFigure(indicator, definition)?.isOfTotals === false && reply.status !== 400)
    say(`gives ${reply.status} of what totals have not`);
  const split = by.filter((name) => name !== "month");
  if (reply.status !== 200) {
    if (mayAsk(asker, indicator, definition, by, split) && !reply.text.includes("known of"))
      say(`gives ${reply.status}: ${reply.text}`);
    return;
  }
  if (figure?.kind === "goals" || (figure?.kind === "figure" && (by.includes("month") || figure.curve))) return;
  if (!oracleIndicators.includes(indicator)) say("has no SQL in lib/oracle to be compared with");
  // Splits by other dimensions read the same rollups under the same policies: their figures are compared elsewhere.
  else if (by.length === 0 || by.includes("rep"))
    await compareRows(fixture, surface, asker, JSON.parse(reply.text), say);
}

/** Of totals: no rep, no second split beside a distribution's own, no month of a split, and a curve or cohorts unsplit. */
function mayAsk(asker: Asker, id: string, definition: string | null, by: string[], split: string[]): boolean {
  const indicator = getIndicator(id);
  if (!indicator || indicator.kind === "goals") return false;
  if (indicator.kind === "evidence") return by.length === 0;
  if (indicator.kind === "cohorts")
    return (
      asker.role !== "executive" &&
      indicator.of === "members" &&
      split.every((name) => includes(indicator.splits, name))
    );
  const one = askedFigure(id, definition);
  if (!one || !split.every((name) => includes(one.splits, name))) return false;
  if (asker.role !== "executive") return true;
  if (!one.isOfTotals) return false;
  if (one.always.length > 0) return by.every((name) => includes(one.always, name));
  return !by.includes("rep") && (!indicator.curve || split.length === 0) && !(by.includes("month") && split.length > 0);
}

const includes = (names: readonly string[], name: string) => names.includes(name);

async function compareRows(
  fixture: AccessFixture,
  { asks }: Surface,
  asker: Asker,
  answer: IndicatorAnswer,
  say: (what: string) => void,
): Promise<void> {
  if (!asks) return;
  const figure = getIndicator(asks.indicator);
  const guarded = asker.role === "sales" ? (guardedParts[asks.indicator] ?? []) : [];
  if (answer.rows.some(({ key }) => key.part && guarded.includes(key.part))) say("shows a part that sales may not see");
  const grain = asker.role === "executive" ? "fiscal-year" : asks.by.includes("month") ? "month" : "quarter";
  const theirs = await factsOf(fixture, asks, asker.repIds, grain);
  const wanted = theirs.filter(({ key }) => !key.part || !guarded.includes(key.part));
  const id = (key: object) => JSON.stringify(Object.entries(key).sort());
  const facts = new Map(wanted.map((row) => [id(row.key), row]));
  for (const row of answer.rows) {
    if (row.hidden) continue;
    const fact = facts.get(id(row.key));
    if (!fact && isEmpty({ ...row, key: {} }, figure?.id)) continue;
    if (
      !fact ||
      Math.abs((row.value ?? 0) - (fact.value ?? 0)) > 1e-9 * Math.abs(fact.value ?? 1) ||
      (row.value === null) !== (fact.value === null)
    )
      say(`${JSON.stringify(row)} but theirs is ${JSON.stringify(fact)}`);
  }
  for (const [key, fact] of facts)
    if (!isEmpty(fact, figure?.id) && !answer.rows.some((row) => id(row.key) === key)) say(`misses ${key}`);
}
