import { type TestSource, testSource } from "@/lib/ingest/testing-source";
import { queryView } from "@/lib/report/query-view";
import { Installation } from "@/lib/testing/installation";
import { wholeProgramme } from "@/lib/testing/viewers";
import { asOfOf, ordersOf, pointValueOf, type Told } from "./facts";

const SLUG = "essai";

/** An installation with the source that its programme comes from. */
export class World {
  private constructor(
    readonly installation: Installation,
    readonly source: TestSource,
  ) {}

  static async make(): Promise<World> {
    return new World(await Installation.make(), await testSource());
  }

  async programmeId(): Promise<number> {
    const { writer } = await this.installation.open();
    const [programme] = await writer<{ id: number }[]>`select id from programmes where slug = ${SLUG}`;
    if (!programme) throw new Error(`no programme ${SLUG}`);
    return programme.id;
  }

  /** Everything that the commands here write of facts and settings, and the months that are closed. */
  async committed(): Promise<string> {
    const { writer } = await this.installation.open();
    const [programme] = await writer`
      select as_of, point_value::float8 as point_value from programmes where slug = ${SLUG}`;
    const orders = await writer`
      select o.ref, a.code as account, o.ordered_on as day, o.revenue_cents as cents
      from orders o join accounts a on a.programme_id = o.programme_id and a.id = o.account_id order by o.ref collate "C"`;
    const closed = await writer`select month from closed_months order by month`;
    return stateOf({ asOf: programme?.as_of, pointValue: programme?.point_value, orders, closed: closed.length });
  }

  /** Marketing's page, as its reader gets it. */
  async page(): Promise<string> {
    const { app } = await this.installation.open();
    const viewer = wholeProgramme({ app }, await this.programmeId());
    return JSON.stringify(await queryView(viewer, "marketing", { period: "ytd", compare: "n-1", filters: {} }));
  }

  async remove(): Promise<void> {
    await this.installation.remove();
    await this.source.remove();
  }
}

const stateOf = (state: { asOf: unknown; pointValue: unknown; orders: readonly unknown[]; closed: number }) =>
  JSON.stringify(state);

/** What is committed once the source says that and so many months are closed. */
export const stateTold = (told: Told, closed: number): string =>
  stateOf({ asOf: asOfOf(told), pointValue: pointValueOf(told), orders: ordersOf(told), closed });
