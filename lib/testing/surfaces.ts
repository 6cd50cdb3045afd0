import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isValidElement, type ReactNode } from "react";
import type { Role } from "@/db/schema/user-programmes";
import { indicators } from "@/lib/indicators/registry";
import { viewPath, views } from "@/lib/views/views";
import type { AccessFixture, AskedAccount } from "./access-fixture";
import type { AskedCalls } from "./call-surfaces";
import type { AskedExport } from "./check-export-reply";
import type { AskedTeam } from "./check-team-reply";
import { type AskedList, askedSets, oftenAsked, queryOf } from "./list-surfaces";
import { bodyOf } from "./read-table";

/** What came back: a status as a browser would see it, and everything that it said. */
export interface Reply {
  status: number;
  text: string;
}

/** One thing that can be asked over the web, of one programme. */
export interface Surface {
  name: string;
  /** The indicator it answers, with its split and definition, where it is one's own. */
  asks?: { indicator: string; by: string[]; definition: string | null };
  /** The list of accounts that it answers. */
  lists?: AskedList;
  calls?: AskedCalls;
  /** The rep whose account it records something of; null where there is no such account. */
  records?: { repId: number | null };
  /** The asker's own team, or that of the rep of this code. */
  teams?: AskedTeam;
  /** Whom it is not for. */
  refuses?: Role[];
  /** Of administration, what it answers an admin: nobody else finds it. */
  administers?: 200 | 201 | 400;
  /** The account that it shows. */
  shows?: AskedAccount;
  /** A file of an indicator: the API's answer to the same question. */
  exports?: AskedExport;
  ask(programme: string): Promise<Reply>;
}

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Page = (props: {
  params: Promise<Record<string, string>>;
  searchParams: Promise<Record<string, string | string[]>>;
}) => Promise<ReactNode>;

const allRoles: Role[] = ["marketing", "sales", "executive", "analyst", "admin"];
const splits = ["", "month", "tier", "segment", "region", "rep", "kind", "reward"];

/** Every route of the app, by its file; found, not listed. */
export function listRoutes(folder = "app"): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(route\.ts|page\.tsx)$/.test(file))
    .map((file) => join(folder, file))
    .sort();
}

/** Routes that show no programme's data, and why they need no probe. */
const withoutData: Record<string, string> = {
  "app/api/auth/[...nextauth]/route.ts": "sign-in itself, tested with the sessions",
  "app/api/passes/route.ts": "a cookie for a pass, tested with the passes and asked by each page that is printed",
  "app/healthz/route.ts": "that the process answers",
  "app/readyz/route.ts": "whether readers may be sent here",
  "app/page.tsx": "redirects to a programme's page",
  "app/sign-in/page.tsx": "the form",
  "app/welcome/page.tsx": "the form of a link",
  "app/api/invitations/route.ts": "a password for a link, tested with the invitations",
  "app/(report)/[programme]/page.tsx": "redirects to a view",
};

/** The surfaces of a route; null for one that this does not know, which is an error of who added it. */
export function surfacesOf(route: string, fixture: AccessFixture): Surface[] | null {
  if (route in withoutData) return [];
  if (route === `${INDICATOR_API}/route.ts`) return indicatorSurfaces(route);
  if (route === "app/api/programmes/[programme]/views/[view]/route.ts")
    return views.map(({ id }) => ({
      name: `API view ${id}`,
      ask: (programme) => call(route, { programme, view: id }, ""),
    }));
  if (route === "app/api/programmes/[programme]/views/[view]/export/route.ts")
    return views.flatMap((view) =>
      // A page that is printed is the page itself: one of each kind of reader.
      (viewPath("p", view) === `/p/${view.id}` ? (["pdf", "pptx"] as const) : (["pptx"] as const)).map((how) => ({
        name: `view ${view.id} as ${how}`,
        refuses: allRoles.filter((role) => !view.roles.includes(role)),
        ask: (programme: string) => call(route, { programme, view: view.id }, `format=${how}`),
      })),
    );
  if (/\[import\]\/(rejects|rows)\/route\.ts$/.test(route))
    return [
      {
        name: `${route.split("/").at(-2)} of an import`,
        administers: 200,
        ask: (programme) => call(route, { programme, import: String(fixture.importId) }, "format=csv"),
      },
    ];
  const told = /\[programme\]\/(audit|totals)\/export\/route\.ts$/.exec(route)?.[1];
  if (told)
    return (["csv", "xlsx"] as const).map((how) => ({
      name: `${told} as ${how}`,
      administers: 200,
      ask: (programme) => call(route, { programme }, `format=${how}`),
    }));
  if (route === BYTES_ROUTE)
    return [{ name: "uploads", administers: 201, ask: (programme) => sendFile(programme, "secret.csv", "a,b") }];
  if (route.includes("[programme]/admin/") || route in adminBodies) return adminSurfaces(route);
  const home = /^app\/\(report\)\/\[programme\]\/(\w+)\/\[page\]\/page\.tsx$/.exec(route)?.[1];
  if (home)
    return views
      .filter((view) => viewPath("p", view).startsWith(`/p/${home}/`))
      .map(({ id }) => ({ name: `page ${id}`, ask: (programme) => openPage(route, { programme, page: id }, {}) }));
  if (route === `${INDICATOR_API}/export/route.ts`) return exportSurfaces(route);
  if (route.endsWith("[programme]/member-map/route.ts"))
    return [
      {
        name: "API member map",
        refuses: ["sales", "executive"],
        ask: (programme) => call(route, { programme }, "period=fy2024"),
      },
    ];
  if (route.endsWith("[programme]/accounts/route.ts"))
    return [...askedSets().map((set): AskedList => ({ set, how: "json" })), ...searches].map((list) => ({
      name: `list ${queryOf(list)}`,
      lists: list,
      ask: (programme) => call(route, { programme }, queryOf(list)),
    }));
  if (route.endsWith("[programme]/accounts/export/route.ts"))
    return oftenAsked.flatMap((set) =>
      (["csv", "xlsx"] as const).map((how) => ({
        name: `list as ${how} ${queryOf({ set, how })}`,
        lists: { set, how },
        ask: (programme) => call(route, { programme }, `${queryOf({ set, how })}&format=${how}`),
      })),
    );
  if (route === "app/(report)/[programme]/accounts/page.tsx")
    return oftenAsked.map((set) => ({
      name: `list page ${queryOf({ set, how: "page" })}`,
      lists: { set, how: "page" },
      ask: (programme) =>
        openPage(route, { programme }, Object.fromEntries(new URLSearchParams(queryOf({ set, how: "page" })))),
    }));
  if (route.endsWith("[programme]/calls/route.ts"))
    return [{ name: "API calls", calls: { how: "json" }, ask: (programme) => call(route, { programme }, "") }];
  if (route.endsWith("[programme]/calls/export/route.ts"))
    return (["csv", "xlsx"] as const).map((how) => ({
      name: `calls as ${how}`,
      calls: { how },
      ask: (programme) => call(route, { programme }, `format=${how}`),
    }));
  if (route === "app/(report)/[programme]/calls/page.tsx")
    return [{ name: "page calls", calls: { how: "page" }, ask: (programme) => openPage(route, { programme }, {}) }];
  if (route.endsWith("[programme]/accounts/[account]/actions/route.ts"))
    return [...fixture.accounts, { code: "nobody", repId: null }].map(({ code, repId }) => ({
      name: `records of ${code}`,
      records: { repId },
      ask: (programme) => post(route, { programme, account: code }, JSON.stringify({ kind: "note", note: "said" })),
    }));
  if (route.includes("[programme]/accounts/[account]")) return accountSurfaces(route, fixture);
  const team = /\[programme\]\/team\/(page|route|export\/route)\.tsx?$/.exec(route)?.[1];
  if (team) return teamSurfaces(route, team, fixture);
  const view = /^app\/\(report\)\/\[programme\]\/(\w+)\/page\.tsx$/.exec(route)?.[1];
  if (views.some(({ id }) => id === view))
    return [
      { name: `page ${view}`, ask: (programme) => openPage(route, { programme }, {}) },
      {
        name: `page ${view}, filtered`,
        ask: (programme) => openPage(route, { programme }, { rep: `secret-${otherRep(fixture)}-rep` }),
      },
    ];
  return null;
}

/** A change that an admin may ask again and again, by its route, and its answer: one that would stay is refused. */
export const adminBodies: Record<string, { body: Record<string, unknown>; status: 201 | 400 }> = {
  "app/api/programmes/[programme]/users/route.ts": {
    body: { kind: "sign-out", email: "absent@example.com" },
    status: 201,
  },
  "app/api/programmes/[programme]/rights/route.ts": {
    body: { indicator: "roi", role: "admin", allowed: true },
    status: 201,
  },
  "app/api/programmes/[programme]/preview/route.ts": { body: { role: "sales" }, status: 400 },
  "app/api/programmes/[programme]/tasks/route.ts": { body: { kind: "close-months", month: "2000-01" }, status: 201 },
};

/** Takes the bytes of a file. */
export const BYTES_ROUTE = "app/api/programmes/[programme]/uploads/route.ts";

/** Sends a file as the page of imports does; `headers` are others than its own. */
export const sendFile = (
  programme: string,
  name: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Reply> =>
  post(
    BYTES_ROUTE,
    { programme },
    body,
    { "content-type": "application/octet-stream", ...headers },
    `?${new URLSearchParams({ name })}`,
  );

/** Pages and changes of administration. */
function adminSurfaces(route: string): Surface[] {
  const change = adminBodies[route];
  const name = route.split("[programme]/")[1]?.replace(/\/(page\.tsx|route\.ts)$/, "");
  if (!change)
    return [{ name: `page ${name}`, administers: 200, ask: (programme) => openPage(route, { programme }, {}) }];
  const changes: Surface = {
    name: `changes ${name}`,
    administers: change.status,
    ask: (programme) => post(route, { programme }, JSON.stringify(change.body)),
  };
  const isRead = /^export .*\bGET\b/m.test(readFileSync(route, "utf8"));
  const reads: Surface = { name: `API ${name}`, administers: 200, ask: (programme) => call(route, { programme }, "") };
  return isRead ? [changes, reads] : [changes];
}

const INDICATOR_API = "app/api/programmes/[programme]/indicators/[indicator]";

/** The sheet of an account of each rep, alone and from a list; and one that nobody has. */
function accountSurfaces(route: string, { accounts }: AccessFixture): Surface[] {
  const way = route.endsWith("route.ts") ? "API" : route.includes("/year/") ? "page year" : "page";
  const nobodys: AskedAccount = { code: "A9999", repId: -1, formerReps: [] };
  return [...accounts, nobodys].flatMap((shows) =>
    (way === "page year" ? [null] : [null, "accounts?list=members"]).map((from) => ({
      name: `${way} account of ${shows.repId}, once of ${shows.formerReps}${from ? ", from a list" : ""}`,
      shows,
      ask: (programme) =>
        way === "API"
          ? call(route, { programme, account: shows.code }, from ? `from=${encodeURIComponent(from)}` : "")
          : openPage(route, { programme, account: shows.code }, from ? { from } : {}),
    })),
  );
}

/** Searches for what is in many codes, and in few. */
const searches: AskedList[] = ["0", "1", "7", "12"].map((search) => ({
  set: { list: "members" },
  how: "json",
  search,
}));

/** Files of an indicator of each kind, question and readers, as a whole and by rep, in both formats. */
function exportSurfaces(route: string): Surface[] {
  const kinds = indicators.map(({ kind, question, roles }) => `${kind} ${question} ${roles}`);
  const firsts = indicators.filter((_, place) => kinds.indexOf(kinds[place] ?? "") === place);
  return firsts.flatMap(({ id }) =>
    ["", "by=rep"].map((split, place): Surface => {
      const format = place === 0 ? "xlsx" : "csv";
      const query = `period=fy2024${split ? `&${split}` : ""}`;
      return {
        name: `export ${id} ${split} as ${format}`,
        exports: (programme) => call(`${INDICATOR_API}/route.ts`, { programme, indicator: id }, query),
        ask: (programme) => call(route, { programme, indicator: id }, `${query}&format=${format}`),
      };
    }),
  );
}

/** Everybody's own team, and the teams of each kind of rep: only some are theirs. */
function teamSurfaces(route: string, file: string, fixture: AccessFixture): Surface[] {
  const leads = ["director", "manager", "rep"].map((name) => fixture.askers.find((asker) => asker.name === name));
  return [null, ...leads.map((lead) => lead?.lead ?? 0)].map((rep): Surface => {
    const query = rep === null ? "" : `rep=secret-${rep}-rep`;
    const how = file === "page" ? "page" : file === "route" ? "json" : "csv";
    return {
      name: `team ${query} as ${how}`,
      teams: { rep, how },
      ask: async (programme) => {
        const reply =
          how === "page"
            ? await openPage(route, { programme }, rep === null ? {} : { rep: `secret-${rep}-rep` })
            : await call(route, { programme }, how === "csv" ? `${query}&format=csv` : query);
        return reply;
      },
    };
  });
}

const otherRep = ({ askers }: AccessFixture) => askers.find(({ name }) => name === "director")?.repIds?.[0] ?? 0;

/** Every indicator, definition and split. */
function indicatorSurfaces(route: string): Surface[] {
  return indicators.flatMap((indicator) => {
    const definitions = "definitions" in indicator ? Object.keys(indicator.definitions) : [null];
    return definitions.flatMap((definition) =>
      splits.map((by): Surface => {
        const query = new URLSearchParams({
          period: "fy2024",
          ...(by ? { by } : {}),
          ...(definition ? { definition } : {}),
        });
        return {
          name: `API ${indicator.id} ${definition ?? ""} by ${by || "nothing"}`,
          asks: { indicator: indicator.id, by: by ? [by] : [], definition },
          ask: (programme) => call(route, { programme, indicator: indicator.id }, query.toString()),
        };
      }),
    );
  });
}

const loaded = new Map<string, Promise<{ GET: Handler; POST: Handler; default: Page }>>();

/** A route's module, asked for once: the test runner goes to another process for each import. */
function load(route: string) {
  const found = loaded.get(route) ?? import(pathToFileURL(route).href);
  loaded.set(route, found);
  return found;
}

export async function call(route: string, params: Record<string, string>, query: string): Promise<Reply> {
  const { GET } = await load(route);
  const response = await GET(new Request(`http://localhost/api?${query}`), { params: Promise.resolve(params) });
  return { status: response.status, text: await bodyOf(response) };
}

/** What a page of the site sends; `headers` are others than its own. */
export async function post(
  route: string,
  params: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  query = "",
): Promise<Reply> {
  const { POST } = await load(route);
  const own = { host: "localhost", origin: "http://localhost", "content-type": "application/json" };
  const request = new Request(`http://localhost/api${query}`, {
    method: "POST",
    body,
    headers: { ...own, ...headers },
  });
  const response = await POST(request, { params: Promise.resolve(params) });
  return { status: response.status, text: await response.text() };
}

export async function openPage(
  route: string,
  params: Record<string, string>,
  search: Record<string, string | string[]>,
): Promise<Reply> {
  const { default: page } = await load(route);
  try {
    const element = await page({ params: Promise.resolve(params), searchParams: Promise.resolve(search) });
    // What comes late is a promise, in the place that stands for it.
    const { children } = isValidElement<{ children?: ReactNode }>(element) ? element.props : {};
    const text = JSON.stringify(children instanceof Promise ? await children : element, (key, value) =>
      // An element's props say what it shows; its type is code.
      key === "_owner" || key === "type" || typeof value === "function" ? undefined : value,
    );
    return { status: text.includes('"initial"') ? 200 : 403, text };
  } catch (error) {
    const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
    if (digest.startsWith("NEXT_REDIRECT")) {
      // The way back repeats what was asked, which the asker knows.
      const text = Object.values(search)
        .flat()
        .reduce((rest, asked) => rest.replaceAll(asked, ""), digest);
      return { status: 401, text };
    }
    if (digest.endsWith(";404")) return { status: 404, text: "" };
    throw error;
  }
}
