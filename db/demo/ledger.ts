import type { Day } from "./days";

export interface Entry {
  ref: string;
  account: string;
  datedOn: Day;
  kind: "earn" | "redeem" | "expire" | "adjust" | "reverse";
  points: number;
  mechanic: string | null;
  expiresOn: Day | null;
  reversesRef: string | null;
}
interface Lot {
  points: number;
  expiresOn: Day | null;
}

/**
 * One member's ledger. What goes is taken from what expires first (what never expires last), so only totals matter: of
 * the lots that expire by a day, expired is what is not gone already. The balance never falls below 0.
 */
export class Ledger {
  readonly entries: Entry[] = [];
  private readonly lots: Lot[] = [];
  private gone = 0;
  private balanceNow = 0;

  constructor(private readonly account: string) {}

  get balance(): number {
    return this.balanceNow;
  }

  earn(datedOn: Day, points: number, mechanic: string, expiresOn: Day): void {
    if (points <= 0) return;
    this.lots.push({ points, expiresOn });
    this.add("earn", datedOn, points, { mechanic, expiresOn });
  }

  /** Null where the balance does not afford it. */
  redeem(datedOn: Day, points: number): Entry | null {
    if (points > this.balance) return null;
    this.gone += points;
    return this.add("redeem", datedOn, -points);
  }

  /** Gives back what a redeem took. Only before the next expiry, or it would give back what has expired since. */
  giveBack(datedOn: Day, redeem: Entry): void {
    this.gone += redeem.points;
    this.add("reverse", datedOn, -redeem.points, { reversesRef: redeem.ref });
  }

  /** By hand, either way; takes no more than there is. */
  adjust(datedOn: Day, points: number): void {
    const moved = Math.max(points, -this.balance);
    if (moved === 0) return;
    if (moved > 0) this.lots.push({ points: moved, expiresOn: null });
    else this.gone -= moved;
    this.add("adjust", datedOn, moved);
  }

  expire(on: Day): void {
    const due = this.lots.reduce(
      (sum, { points, expiresOn }) => sum + (expiresOn !== null && expiresOn <= on ? points : 0),
      0,
    );
    const expired = due - this.gone;
    if (expired <= 0) return;
    this.gone += expired;
    this.add("expire", on, -expired);
  }

  private add(kind: Entry["kind"], datedOn: Day, points: number, more: Partial<Entry> = {}): Entry {
    const entry: Entry = {
      ref: `${this.account}/${String(this.entries.length + 1).padStart(4, "0")}`,
      account: this.account,
      datedOn,
      kind,
      points,
      mechanic: null,
      expiresOn: null,
      reversesRef: null,
      ...more,
    };
    this.entries.push(entry);
    this.balanceNow += points;
    return entry;
  }
}
