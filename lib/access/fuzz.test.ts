import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { indicators } from "@/lib/indicators/registry";
import { columnIds } from "@/lib/lists/columns";
import { listIds } from "@/lib/lists/lists";
import { type AccessFixture, type Asker, makeAccessFixture } from "@/lib/testing/access-fixture";
import { changes } from "@/lib/testing/changes";
import { testDatabase } from "@/lib/testing/database";
import { BYTES_ROUTE, call, listRoutes, openPage, post, type Reply, sendFile } from "@/lib/testing/surfaces";
import { viewPath, views } from "@/lib/views/views";

const state = vi.hoisted(() => ({ sessionId: null as string | null, database: undefined as unknown }));
vi.mock("@/db/app-database", () => ({ appDatabase: async () => state.database }));
vi.mock("./session-cookie", () => ({ readSessionId: async () => state.sessionId, pageCookie: async () => "" }));
vi.mock("next/headers", () => ({ cookies: async () => new Map(), headers: async () => new Headers() }));

let fixture: AccessFixture;
beforeAll(async () => {
  fixture = await makeAccessFixture(await testDatabase());
  state.database = fixture.database.app;
});
afterAll(() => fixture.database.drop());

/** The same questions each time; `FUZZ_SEED` and `FUZZ_RUNS` ask others, and more. */
const runs = { seed: Number(process.env.FUZZ_SEED ?? 7), numRuns: Number(process.env.FUZZ_RUNS ?? 60) };
/** What takes longer hangs. */
const WITHIN_MS = 15_000;

/** What no reader writes: nothing, what ends a text or a query, what is too long, too large or another type's. */
const nasty = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    ...["", " ", "\0", "a\0b", "'", "';--", "%", "%00", "\\", "null", "undefined", "NaN", "-1", "1e999", "0x10", "[]"],
    ...["__proto__", "constructor", "toString", "hasOwnProperty", "../..", "\ud800", "\u202e", "İ", "x".repeat(9_000)],
    ...["9".repeat(40), "2024-02-30", "0000-00-00", "9999-12-31", "-2024", "٢٠٢٤", "true", ",,,", "{}", "*", "_"],
  ),
);
const oneOf = (...values: readonly string[]) => fc.constantFrom(...values);
const numbers = fc.integer({ min: -2, max: 12_000 }).map(String);
const period = fc.oneof(
  oneOf("ytd", "fy2024", "2024", "2024-Q1", "2024-06", "n-2:ytd", "n-1:2024-11", "all", "fy2099", "0001", "9999-12"),
  fc
    .tuple(
      oneOf("", "fy", "n-", "n--", "n-1:", "n-2:fy", "n-9999999:"),
      numbers,
      oneOf("", "-Q5", "-13", "-00", ":ytd"),
    )
    .map((parts) => parts.join("")),
);
/** Codes, regions and segments, of oneself and of others. */
const group = () =>
  fc
    .tuple(fc.integer({ min: 0, max: 30 }), oneOf("rep", "region", "segment", "name"))
    .map(([id, of]) => `secret-${id}-${of}`);
const some = (values: readonly string[], most = 4) =>
  fc.array(oneOf(...values), { maxLength: most }).map((chosen) => chosen.join(","));

type Query = [name: string, value: string][];

const dimensions = ["month", "tier", "segment", "region", "rep", "kind", "reward", "part", "quarter"];
const ids = indicators.map(({ id }) => id);
const filters = { tier: oneOf("or", "T1", "T2", "bronze", ""), segment: group(), region: group(), rep: group() };
const list = {
  search: fc.string({ maxLength: 110 }),
  sort: oneOf("name", "code", "revenue", "margin", ...columnIds),
  order: oneOf("asc", "desc"),
  columns: some(columnIds, 6),
  page: numbers,
};
const inside = {
  definition: oneOf("reward-cost", "points", "orders", "value"),
  part: oneOf("gold", "80-100", "generosity", "never"),
  side: oneOf("rest", "counted"),
  quadrant: oneOf("growth-top-left", "growth-bottom-right", "value-top-right"),
  period,
  from: oneOf(
    "T1",
    "accounts?list=members",
    "calls?show=later",
    "team?rep=secret-3-rep",
    "accounts?of=active-rate&side=rest",
  ),
  to: oneOf("T2", "or"),
};

/** What every question of a route begins with, where it has to. */
const sets: [route: RegExp, arbitrary: fc.Arbitrary<Query>][] = [
  [/\[account\]/, fc.constant([])],
  [
    /accounts/,
    fc.oneof(
      oneOf(...listIds, "portfolio").map((id): Query => [["list", id]]),
      oneOf(...ids).map((id): Query => [["of", id]]),
      oneOf("growth-top-left", "value-top-right").map((id): Query => [["quadrant", id]]),
      fc.constant<Query>([]),
    ),
  ],
];

/** What may be asked of a route, by its path's end. */
const known: [route: RegExp, parameters: Record<string, fc.Arbitrary<string>>][] = [
  [
    /indicators/,
    { period, by: some(dimensions), compare: oneOf("n-1", "none"), definition: inside.definition, ...filters },
  ],
  [/\[account\]/, { from: inside.from }],
  [/accounts/, { ...inside, ...list, ...filters }],
  [/calls/, { show: oneOf("all", "later", "done"), page: numbers, ...filters }],
  [/team/, { rep: group() }],
  [
    /audit/,
    {
      kind: oneOf("export", "sign-in", "import"),
      person: oneOf("secret", "ADMIN", "'", "%"),
      from: oneOf("2020-01-01", "1000-01-01"),
      to: oneOf("2099-12-31", "2999-12-31"),
      before: oneOf("1", "60", "999999999999999"),
    },
  ],
  [
    /./,
    { period, compare: oneOf("n-1", "none"), axis: oneOf("age", "calendar"), ...filters, next: oneOf("/demo", "//x") },
  ],
];

/** Parameters of a route, few at a time, each once for the most part; and now and then what nobody asks. */
function queries(route: string): fc.Arbitrary<Query> {
  const parameters = known.find(([of]) => of.test(route))?.[1] ?? {};
  const each = Object.entries(parameters).map(([name, value]) =>
    fc.tuple(fc.constant(name), fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: nasty })),
  );
  const usual = fc.uniqueArray(fc.oneof(...each), { maxLength: 3, selector: ([name]) => name });
  const odd = fc.array(fc.tuple(fc.oneof(nasty, oneOf(...Object.keys(parameters))), nasty), { maxLength: 2 });
  const formats = route.includes("[view]") ? ["pptx", "pptx", "pdf", "exe"] : ["csv", "xlsx", "pptx"];
  const format = /export|rejects|rows/.test(route) ? oneOf(...formats) : fc.constant("");
  return fc
    .tuple(
      sets.find(([of]) => of.test(route))?.[1] ?? fc.constant<Query>([]),
      usual,
      fc.oneof({ weight: 4, arbitrary: fc.constant<Query>([]) }, { weight: 1, arbitrary: odd }),
      format,
    )
    .map(([set, first, then, how]): Query => [...set, ...first, ...then, ...(how ? ([["format", how]] as Query) : [])]);
}

/** Parts of a route's path: for the most part what exists, of oneself or of others. */
function paths(route: string): fc.Arbitrary<Record<string, string>> {
  // Half a character is in no address: it comes as an encoding, which is none, and goes no further than `proxy.ts`.
  const part = nasty.map((text) => text.replace(/\p{Surrogate}/gu, ""));
  const mostly = (...there: string[]) => fc.oneof({ weight: 6, arbitrary: oneOf(...there) }, part);
  const values: Record<string, () => fc.Arbitrary<string>> = {
    programme: () => mostly("own", "own", "own", "own", "foreign"),
    account: () => mostly(...fixture.accounts.map(({ code }) => code)),
    indicator: () => mostly(...ids),
    view: () => mostly(...views.map(({ id }) => id)),
    page: () => mostly(...pagesUnder(route)),
    import: () => mostly(String(fixture.importId)),
  };
  const names = [...route.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => name);
  return fc.record(Object.fromEntries(names.map((name) => [name, values[name]?.() ?? part])));
}

/** The pages that stand under the first page of a kind of reader. */
const pagesUnder = (route: string) =>
  views
    .map((view) => viewPath("", view).split("/").slice(2))
    .flatMap(([home, page]) => (page && route.includes(`/${home}/`) ? [page] : []));

const askers = () => fixture.askers.filter(({ role }) => role !== null);
/** Of what is an admin's alone, an admin asks as often as all others together. */
const askersOf = (route: string) =>
  askers().flatMap((asker) =>
    /audit/.test(route) ? [asker, ...askers().filter(({ role }) => role === "admin")] : [asker],
  );

/** Names of former reps that an account's history tells, and a team's. */
const history = /"(rep|name)":"secret-\d+-name"/g;

function expectNothingOfOthers(reply: Reply, asker: Asker, asked: string[]): void {
  const told = asked
    .reduce((rest, words) => (words ? rest.replaceAll(words, "") : rest), reply.text)
    .replace(history, "");
  for (const secret of asker.secrets) expect(told).not.toContain(secret);
}

const inTime = <T>(work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, fail) => {
      setTimeout(() => fail(new Error(`no answer within ${WITHIN_MS} ms`)), WITHIN_MS).unref();
    }),
  ]);

const answers = [200, 304, 400, 401, 403, 404, 413, 503];

describe("whatever is asked, nothing fails, hangs or tells of others:", () => {
  test.each(
    listRoutes().filter(
      (route) =>
        !changes[route] &&
        route !== BYTES_ROUTE &&
        !/nextauth|healthz|readyz|sign-in|welcome|^app\/page|programme\]\/page/.test(route),
    ),
  )(
    "%s",
    async (route) => {
      let answered = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          queries(route),
          fc.constant(null).chain(() => paths(route)),
          async (who, query, path) => {
            const asker = askersOf(route)[who % askersOf(route).length];
            if (!asker) throw new Error("nobody asks");
            state.sessionId = asker.sessionId;
            const search = new URLSearchParams(query);
            const repeated = Object.fromEntries([...search.keys()].map((name) => [name, search.getAll(name)]));
            const reply = await inTime(
              route.endsWith("route.ts") ? call(route, path, search.toString()) : openPage(route, path, repeated),
            );
            expect(answers).toContain(reply.status);
            if (reply.status === 200) answered++;
            expectNothingOfOthers(reply, asker, [...query.flat(), ...Object.values(path)]);
          },
        ),
        runs,
      );
      // Refusals alone would show little.
      expect(answered).toBeGreaterThan(0);
    },
    300_000,
  );

  test.each(Object.keys(changes))("what is sent to %s", async (route) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bodies(route), fc.json(), fc.string({ unit: "binary" })), async (body) => {
        const change = changes[route]?.(fixture);
        state.sessionId = fixture.askers.find(({ name }) => name === change?.asker)?.sessionId ?? null;
        const reply = await inTime(post(route, change?.params ?? {}, body));
        expect([201, 204, ...answers]).toContain(reply.status);
      }),
      runs,
    );
  });

  test("what is sent as a file, and under what name", async () => {
    await fc.assert(
      fc.asyncProperty(
        nasty,
        oneOf("", ".csv", ".xlsx"),
        fc.uint8Array({ maxLength: 200 }),
        async (name, end, bytes) => {
          state.sessionId = fixture.askers.find(({ role }) => role === "admin")?.sessionId ?? null;
          const reply = await inTime(sendFile(fixture.own.slug, `${name}${end}`, Uint8Array.from(bytes)));
          expect([201, ...answers]).toContain(reply.status);
        },
      ),
      runs,
    );
  });

  /** What is right, with one of its fields, or one more, as anything. */
  const bodies = (route: string) =>
    fc.constant(null).chain(() => {
      const body = changes[route]?.(fixture).body ?? {};
      const value = fc.oneof(nasty, fc.jsonValue());
      return fc
        .tuple(oneOf(...Object.keys(body), "until", "kind"), value)
        .map(([name, changed]) => JSON.stringify({ ...body, [name]: changed }));
    });
});
