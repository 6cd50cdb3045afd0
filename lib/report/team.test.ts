import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/access/viewer-type";
import { wholeList } from "@/lib/lists/list-request";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { type TestDatabase, testDatabase } from "@/lib/testing/database";
import { handMade } from "@/lib/testing/hand-made";
import { viewerWith, wholeProgramme } from "@/lib/testing/viewers";
import type { Team, TeamRow } from "@/lib/views/team";
import { queryAccounts } from "./query-accounts";
import { queryTeam } from "./query-team";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const team = (viewer: Viewer, rep: string | null = null) => queryTeam(viewer, { rep });

describe("a generated programme", () => {
  const asOf = "2024-12-17";
  let programme: number;
  let marketing: Viewer;
  let reps: { id: number; code: string; name: string; managerId: number | null }[];
  const below = (id: number): number[] => [
    id,
    ...reps.filter(({ managerId }) => managerId === id).flatMap((rep) => below(rep.id)),
  ];
  const sellerOf = (id: number) =>
    viewerWith(database.app, programme, "sales", { kind: "portfolio", repIds: below(id) });
  const idOf = (code: string) => reps.find((rep) => rep.code === code)?.id ?? 0;

  beforeAll(async () => {
    const sql = database.writer;
    const options = { asOf, dataFrom: "2022-07-01", fiscalStartMonth: 1, accounts: 60, flagged: false };
    programme = await writeRandomProgramme(sql, 71, options);
    await sql`
      update programmes set features = '{points,rewards,tiers,objectives,margin,visits}' where id = ${programme}`;
    // A chain of five, and a rep at its end without any account.
    const chain = await sql<{ id: number }[]>`
      select id from reps where programme_id = ${programme} order by id desc limit 5`;
    for (const [place, { id }] of chain.entries())
      await sql`update reps set manager_id = ${chain[place + 1]?.id ?? null} where programme_id = ${programme} and id = ${id}`;
    await sql`
      insert into reps (programme_id, code, name, manager_id) values (${programme}, 'idle', 'Idle', ${chain[0]?.id ?? 0})`;
    await sql.begin((tx) => refreshRollups(tx, programme));
    marketing = wholeProgramme(database, programme);
    reps = await sql`select id, code, name, manager_id as "managerId" from reps where programme_id = ${programme}`;
  });

  /** Every team there is to drill down to. */
  async function everyTeam(viewer: Viewer, rep: string | null = null): Promise<Team[]> {
    const one = await team(viewer, rep);
    const inner = await Promise.all(one.rows.filter((row) => row.reps > 0).map(({ code }) => everyTeam(viewer, code)));
    return [one, ...inner.flat()];
  }

  const figures = ({ totals: { revenue, ...totals } }: Pick<TeamRow, "totals">) => ({
    ...totals,
    now: revenue?.now,
    before: revenue?.before,
  });

  test("each row is the sum of the portfolios below, of a chain of any depth too; the rows add up", async () => {
    const teams = await everyTeam(marketing);
    expect(Math.max(...teams.map(({ path }) => path.length))).toBeGreaterThanOrEqual(4);
    const ofRep = new Map<string, ReturnType<typeof figures>>();
    for (const code of ["none", ...reps.map((rep) => rep.code)]) {
      const { totals } = await queryAccounts(marketing, wholeList({ list: "portfolio" }, { rep: code }));
      if (!totals) throw new Error("a portfolio has totals");
      ofRep.set(code, figures({ totals }));
    }
    const flat = (row: ReturnType<typeof figures>) => JSON.parse(JSON.stringify(row));
    const add = (a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(b).map(([name, value]) => [
          name,
          typeof value === "number"
            ? value + Number(a[name] ?? 0)
            : add((a[name] ?? {}) as Record<string, unknown>, value as Record<string, unknown>),
        ]),
      );
    const sum = (rows: Record<string, unknown>[]) => rows.reduce(add, {});
    for (const { rows, total, path } of teams) {
      expect(sum(rows.map((row) => flat(figures(row))))).toEqual(flat(figures(total)));
      for (const row of rows) {
        const isOwn = row.reps === 0;
        const ids = isOwn ? [idOf(row.code)] : below(idOf(row.code));
        const codes = ids.map((id) => reps.find((rep) => rep.id === id)?.code ?? "none");
        expect(row.reps, row.code).toBe(codes.length - 1);
        expect(flat(figures(row)), row.code).toEqual(sum(codes.map((code) => flat(ofRep.get(code) as never))));
        const { now = null, before = null, change } = row.totals.revenue ?? {};
        expect(change).toBe(now !== null && before !== null && before > 0 ? now / before - 1 : null);
      }
      expect(path.every(({ code }) => reps.some((rep) => rep.code === code))).toBe(true);
    }
    expect(teams[0]?.total.totals.accounts).toBe(60);
    expect(teams[0]?.rows.find(({ code }) => code === "none")?.totals.accounts).toBeGreaterThan(0);
  }, 120_000);

  test("a manager sees the reps below, with marketing's figures, and neither a peer nor who is above", async () => {
    const [, ...teams] = await everyTeam(marketing);
    for (const theirs of teams) {
      const lead = theirs.path.at(-1)?.code ?? "";
      const mine = await team(sellerOf(idOf(lead)));
      expect(mine.rows).toEqual(theirs.rows);
      expect(mine.total).toEqual(theirs.total);
      expect(mine.path.map(({ code }) => code)).toEqual([lead]);
      const names = JSON.stringify([mine.rows, mine.handOvers.map(({ from, to }) => [from, to]), mine.path]);
      for (const { id, code } of reps)
        if (!below(idOf(lead)).includes(id)) expect(names).not.toContain(JSON.stringify(code));
      for (const { code, id } of reps) {
        const asked = team(sellerOf(idOf(lead)), code);
        if (below(idOf(lead)).includes(id) && below(id).length > 1) await expect(asked).resolves.toBeDefined();
        else await expect(asked).rejects.toThrow("unknown team");
      }
    }
  }, 120_000);

  test("who has nobody below has no team, nor have totals", async () => {
    const leaf = reps.find(({ id }) => below(id).length === 1);
    await expect(team(sellerOf(leaf?.id ?? 0))).rejects.toThrow("no team");
    const totals = viewerWith(database.app, programme, "executive", { kind: "totals" });
    await expect(team(totals)).rejects.toThrow("no team");
  });

  test("hand-overs are those of the facts, of today's accounts, to as of; who is outside has a name alone", async () => {
    const every = await everyTeam(marketing);
    const all = every[0]?.handOvers ?? [];
    expect(all.length).toBeGreaterThan(5);
    const history = await database.writer<
      { account: string; day: string; from: number; to: number; owner: number; before: number }[]
    >`
      select a.code as account, h.since::text as day, h.rep_id as "to", a.rep_id as owner,
        (select b.rep_id from account_assignments b
          where b.programme_id = h.programme_id and b.account_id = h.account_id and (b.since, b.ref) < (h.since, h.ref)
          order by b.since desc, b.ref desc limit 1) as "from",
        (select coalesce(sum(o.revenue_cents), 0)::bigint from orders o
          where o.programme_id = h.programme_id and o.account_id = h.account_id and o.status <> 'cancelled'
            and o.ordered_on between '2023-01-01' and '2023-12-17') as before
      from account_assignments h join accounts a on a.programme_id = h.programme_id and a.id = h.account_id
      where h.programme_id = ${programme} and h.since <= ${asOf}`;
    const said = (id: number, seen: number[]) => {
      if (id === 0) return ["none", ""];
      const rep = reps.find((one) => one.id === id);
      return [seen.includes(id) ? rep?.code : null, rep?.name];
    };
    for (const lead of [null, ...every.slice(1).map(({ path }) => idOf(path.at(-1)?.code ?? ""))]) {
      const scope = lead === null ? [0, ...reps.map(({ id }) => id)] : below(lead);
      const { handOvers, handOverCount, total } = await team(lead === null ? marketing : sellerOf(lead));
      const wanted = history
        .filter(({ from, to, owner }) => from !== null && from !== to && scope.includes(to) && scope.includes(owner))
        .map(({ account, day, from, to, before }) => [account, day, said(from, scope), said(to, scope), before]);
      const shown = handOvers.map(({ account, day, from, to, before }) => [
        account.code,
        day,
        [from.code, from.name],
        [to.code, to.name],
        before,
      ]);
      expect(handOverCount).toBe(wanted.length);
      const inOrder = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
      if (wanted.length <= 50) expect(inOrder(shown)).toEqual(inOrder(wanted));
      expect(total.handedOver).toBe(
        wanted
          .map(([, day]) => String(day))
          .sort()
          .at(-1) ?? null,
      );
    }
  }, 60_000);

  test("a column without the right to its indicator is absent", async () => {
    const blind = { ...marketing, rights: new Set([...marketing.rights].filter((id) => id !== "revenue")) };
    const { rows, handOvers } = await team(blind);
    expect(rows.every(({ totals }) => !("revenue" in totals) && "objectives" in totals)).toBe(true);
    expect(handOvers.every((one) => !("before" in one))).toBe(true);
  });
});

test("reps without a hierarchy are everybody's team, side by side; none of them has one", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  club.rep("Anna");
  club.rep("Ben");
  club.account("Alpha", { rep: "Anna" });
  club.account("Beta", { rep: "Ben" });
  await club.ready();
  const { rows, path } = await team(await club.viewer());
  expect(path).toEqual([]);
  expect(rows.map(({ code, totals }) => [code, totals.accounts])).toEqual([
    ["Anna", 1],
    ["Ben", 1],
  ]);
  const anna = viewerWith(database.app, club.programme, "sales", { kind: "portfolio", repIds: [1] });
  await expect(team(anna)).rejects.toThrow("no team");
});

test("a programme without reps has no team", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  club.account("Alpha");
  await club.ready();
  await expect(team(await club.viewer())).rejects.toThrow("no team");
});

test("by hand: a director, two managers, their reps, and an account that changed hands", async () => {
  const club = await handMade(database, { asOf: "2012-06-30" });
  club.rep("Director");
  club.rep("North", "Director");
  club.rep("South", "Director");
  club.rep("Anna", "North");
  club.rep("Ben", "South");
  club.account("Alpha", { rep: "Anna" });
  club.account("Beta", { rep: "Ben" });
  club.account("Gamma", { rep: "North" });
  club.account("Delta");
  club.member("Alpha", "2011-01-01");
  club.member("Beta", "2011-01-01");
  club.order("Alpha", "2012-02-01", 12_000);
  club.order("Alpha", "2011-02-01", 10_000);
  club.order("Beta", "2012-03-01", 3_000);
  club.order("Beta", "2011-03-01", 6_000);
  club.order("Beta", "2011-08-01", 9_000); // after the same day N-1
  club.order("Gamma", "2012-03-01", 500);
  club.order("Delta", "2012-03-01", 70);
  club.objective("Alpha", 2012, 11_000);
  club.objective("Beta", 2012, 11_000);
  club.handOver("Beta", "2012-05-02", "Anna");
  club.handOver("Delta", "2012-08-01", "Anna"); // after as of
  await club.ready();
  const all = await club.viewer();
  const said = ({ rows }: Team) =>
    rows.map(({ code, reps, totals: { accounts, revenue, objectives, members, active } }) => [
      code,
      reps,
      accounts,
      revenue?.now,
      revenue?.before,
      `${objectives?.attained} of ${objectives?.count}`,
      `${active} of ${members}`,
    ]);
  expect(said(await team(all))).toEqual([
    ["Director", 4, 3, 15_500, 16_000, "1 of 2", "2 of 2"],
    ["none", 0, 1, 70, 0, "0 of 0", "0 of 0"],
  ]);
  expect(said(await team(all, "Director"))).toEqual([
    ["North", 1, 3, 15_500, 16_000, "1 of 2", "2 of 2"],
    ["South", 1, 0, 0, 0, "0 of 0", "0 of 0"],
  ]);
  const north = viewerWith(database.app, club.programme, "sales", { kind: "portfolio", repIds: [2, 4] });
  const theirs = await team(north);
  expect(said(theirs)).toEqual([
    ["Anna", 0, 2, 15_000, 16_000, "1 of 2", "2 of 2"],
    ["North", 0, 1, 500, 0, "0 of 0", "0 of 0"],
  ]);
  expect(theirs.handOvers).toEqual([
    {
      day: "2012-05-02",
      account: { code: "Beta", name: "Beta" },
      from: { code: null, name: "Ben" },
      to: { code: "Anna", name: "Anna" },
      before: 6_000,
    },
  ]);
  expect((await team(all)).handOvers[0]?.from).toEqual({ code: "Ben", name: "Ben" });
  expect(theirs.rows.map(({ handedOver }) => handedOver)).toEqual(["2012-05-02", null]);
});
