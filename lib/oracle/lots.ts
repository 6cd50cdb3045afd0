import type { Sql } from "postgres";
import type { pointKinds } from "@/db/schema/points";

export interface Entry {
  ref: string;
  account: number;
  day: string;
  kind: (typeof pointKinds)[number];
  points: number;
  expires: string | null;
  reverses: string | null;
  /** Where its ref sorts in C order: code units of JavaScript sort otherwise. */
  place: number;
}

/** What points are used for; withdrawn: taken back by hand, or by the reversal of what gave them. */
export type Use = "redeemed" | "expired" | "withdrawn";

/** Points that came together. */
export interface Lot {
  account: number;
  /** Of the entry that gave them. */
  ref: string;
  day: string;
  expires: string | null;
  place: number;
  points: number;
  /** Of an earn; not of an adjustment or of a reversal that gave more back than was used. */
  earned: boolean;
  /** Open after the last entry: never by the lot's expiry, which says nothing until an entry does. */
  open: number;
  /** Points used, by day; below 0 where they were given back. */
  moves: { day: string; use: Use; points: number }[];
}

/** Points that were used without being there, until a later addition pays. */
interface Debt {
  ref: string;
  use: Use;
  points: number;
}

/** Earliest expiry first, none last; then the earlier earned, then by ref. */
function sooner(one: Lot, other: Lot): number {
  if (one.expires !== other.expires) {
    if (one.expires === null) return 1;
    if (other.expires === null) return -1;
    return one.expires < other.expires ? -1 : 1;
  }
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.place - other.place;
}

/** One account's points, entry by entry. */
class Ledger {
  readonly lots: Lot[] = [];
  private readonly debts: Debt[] = [];
  /** What each entry used of which lot, in the order in which it did; lowered where it is given back. */
  private readonly used = new Map<string, { lot: Lot; use: Use; points: number }[]>();

  private use(ref: string, use: Use, day: string, lot: Lot, atMost: number): number {
    const points = Math.min(atMost, lot.open);
    if (points === 0) return 0;
    lot.open -= points;
    lot.moves.push({ day, use, points });
    const already = this.used.get(ref);
    if (already) already.push({ lot, use, points });
    else this.used.set(ref, [{ lot, use, points }]);
    return points;
  }

  /** A new lot; debts are paid out of it first, oldest first. */
  add({ ref, account, day, place }: Entry, points: number, expires: string | null, earned: boolean): void {
    const lot: Lot = { account, ref, day, expires, place, points, earned, open: points, moves: [] };
    this.lots.push(lot);
    for (const debt of this.debts) debt.points -= this.use(debt.ref, debt.use, day, lot, debt.points);
  }

  /** Uses points of the lot named, then of the others in their order; what is not there is owed. */
  spend({ ref, day }: Entry, points: number, use: Use, first?: Lot): void {
    let left = points;
    if (first) left -= this.use(ref, use, day, first, left);
    for (const lot of [...this.lots].sort(sooner)) left -= this.use(ref, use, day, lot, left);
    if (left > 0) this.debts.push({ ref, use, points: left });
  }

  /** Takes a use back: what it still owes, then what it used, last used first; more than that is a lot of its own. */
  giveBack(reversal: Entry, reversed: string): void {
    let left = reversal.points;
    for (const debt of this.debts) {
      if (debt.ref !== reversed) continue;
      const points = Math.min(left, debt.points);
      debt.points -= points;
      left -= points;
    }
    for (const taken of (this.used.get(reversed) ?? []).toReversed()) {
      const points = Math.min(left, taken.points);
      if (points === 0) continue;
      taken.points -= points;
      taken.lot.open += points;
      taken.lot.moves.push({ day: reversal.day, use: taken.use, points: -points });
      left -= points;
    }
    if (left > 0) this.add(reversal, left, null, false);
  }
}

/** The lots of one account, from all its entries: additions of a day before deductions, then by ref. */
export function lotsOf(entries: readonly Entry[]): Lot[] {
  const ledger = new Ledger();
  for (const entry of entries) {
    const { kind, points, reverses } = entry;
    if (kind === "reverse" && points > 0) ledger.giveBack(entry, reverses ?? "");
    else if (kind === "reverse") {
      const reversed = ledger.lots.find((lot) => lot.ref === reverses);
      ledger.spend(entry, -points, "withdrawn", reversed);
    } else if (points > 0) ledger.add(entry, points, entry.expires, kind === "earn");
    else if (kind === "redeem") ledger.spend(entry, -points, "redeemed");
    else if (kind === "expire") ledger.spend(entry, -points, "expired");
    else ledger.spend(entry, -points, "withdrawn");
  }
  return ledger.lots;
}

/** The lots of every account, from the whole ledger up to a day: entries from before the data too. */
export async function readLots(sql: Sql, programmeId: number, upTo: string): Promise<Lot[]> {
  const entries = await sql<Entry[]>`
    select ref, account_id as account, dated_on::text as day, kind, points::float8 as points,
      expires_on::text as expires, reverses_ref as reverses,
      (row_number() over (order by ref collate "C"))::int as place
    from points
    where programme_id = ${programmeId} and dated_on <= ${upTo}::date
    order by account_id, dated_on, points < 0, ref collate "C"`;
  const byAccount = new Map<number, Entry[]>();
  for (const entry of entries) byAccount.set(entry.account, [...(byAccount.get(entry.account) ?? []), entry]);
  return [...byAccount.values()].flatMap((own) => lotsOf(own));
}

export type LotState = Record<Use | "open", number>;

/** What became of a lot by the end of a day; nothing where it came later. */
export function stateOn(lot: Lot, day: string): LotState {
  const state: LotState = { redeemed: 0, expired: 0, withdrawn: 0, open: lot.day <= day ? lot.points : 0 };
  for (const move of lot.moves) {
    if (move.day > day) continue;
    state[move.use] += move.points;
    state.open -= move.points;
  }
  return state;
}
