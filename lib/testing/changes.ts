import { readFileSync } from "node:fs";
import type { AccessFixture, Asker } from "./access-fixture";
import { adminBodies, listRoutes } from "./surfaces";

/** Something that a route changes, as a page of the site asks for it. */
export interface Change {
  params: Record<string, string>;
  body: Record<string, unknown>;
  /** What it is answered as it stands. */
  status: number;
  /** Who asks; nobody where it is asked before anybody is signed in. */
  asker: Asker["name"];
}

/** Routes that take more than questions, found as every route is. */
export const listChanging = (): string[] =>
  listRoutes().filter((route) => /^export .*\b(POST|PUT|PATCH|DELETE)\b/m.test(readFileSync(route, "utf8")));

/** A change of each such route; a route without one fails the test. The sign-in takes a form, and has its own tests. */
export const changes: Record<string, (fixture: AccessFixture) => Change> = {
  "app/api/programmes/[programme]/accounts/[account]/actions/route.ts": ({ own, askers, accounts }) => {
    const rep = askers.find(({ name }) => name === "rep");
    const account = accounts.find(({ repId }) => repId === rep?.repIds?.[0])?.code ?? "";
    return {
      params: { programme: own.slug, account },
      body: { kind: "note", note: "said" },
      status: 201,
      asker: "rep",
    };
  },
  ...Object.fromEntries(
    Object.entries(adminBodies).map(([route, { body, status }]) => [
      route,
      ({ own }: AccessFixture): Change => ({ params: { programme: own.slug }, body, status, asker: "admin" }),
    ]),
  ),
  "app/api/invitations/route.ts": () => ({
    params: {},
    body: { token: "nobody's", password: "correct horse battery" },
    status: 404,
    asker: "nobody",
  }),
  "app/api/passes/route.ts": () => ({
    params: {},
    body: { token: "nobody's", page: "/club/marketing" },
    status: 404,
    asker: "nobody",
  }),
};

/** A sign-in's form. */
export const FORM_ROUTE = "app/api/auth/[...nextauth]/route.ts";
