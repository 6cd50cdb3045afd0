import { fillSource, type TestSource } from "@/lib/ingest/testing-source";
import { addDays, type Day } from "@/lib/periods/calendar";
import { seededRandom } from "@/lib/seeded-random";

/** What a source says: its facts by version, later ones with a day and some orders more, others corrected or gone. */
export interface Told {
  version: number;
  /** Settings by version too: they change without a fact. */
  settings: number;
}

interface Order {
  ref: string;
  account: string;
  day: Day;
  cents: number;
}

const FIRST: Day = "2010-03-01";
const BEGINS: Day = "2012-03-20";

export const asOfOf = ({ version }: Told): Day => addDays(BEGINS, version);
/** Minor units. */
export const pointValueOf = ({ settings }: Told): number => (100 + settings) / 100;

/** Orders of a version: each may be another in a later one. */
export function ordersOf({ version }: Told): Order[] {
  const orders: Order[] = [];
  for (let number = 1; number <= 600 + 8 * version; number++) {
    const random = seededRandom(number);
    const account = `A${1 + Math.floor(random() * 3)}`;
    const before = addDays(FIRST, Math.floor(random() * 740));
    const born = number <= 600 ? 0 : Math.ceil((number - 600) / 8);
    const day = born === 0 ? before : asOfOf({ version: born, settings: 0 });
    const cents = 500 + Math.floor(random() * 100_000);
    const turn = Math.floor(random() * 40);
    // In its turn an order is corrected, two turns later it is gone.
    if (version >= turn + 2 && turn % 3 === 0) continue;
    orders.push({ ref: `O${number}`, account, day, cents: version > turn ? cents + 100 * turn : cents });
  }
  return orders.sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** Makes the source say that. */
export async function tell(source: TestSource, told: Told): Promise<void> {
  await fillSource(source);
  await source.settings({ full: ["orders"] }, { asOf: asOfOf(told), pointValue: pointValueOf(told) / 100 });
  await source.csv("orders", [
    "ref,account,ordered_on,revenue,margin,status,channel",
    ...ordersOf(told).map(
      ({ ref, account, day, cents }) => `${ref},${account},${day},${(cents / 100).toFixed(2)},,,web`,
    ),
  ]);
  // Lines and whatever else names an order that may go are not told.
  await source.csv("order_lines", ["ref,account,order_ref,family,quantity,revenue"]);
}
