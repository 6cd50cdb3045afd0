/** A guard in the code, what stands there once it is broken, and the tests that must then fail. */
export interface Guard {
  /** What happens without it. */
  breaks: string;
  file: string;
  /** Once in that file. */
  guard: string;
  broken: string;
  /** A test file, and in it the tests whose name matches. */
  tests: [file: string, named?: string];
}

export const guards: Guard[] = [
  {
    breaks: "what is kept for one portfolio is another's",
    file: "lib/report/keep-by-version.ts",
    guard: 'scope.kind === "portfolio" ? scope.repIds.join() : ""',
    broken: '""',
    tests: ["lib/report/reference-data.test.ts"],
  },
  {
    breaks: "totals are read as the whole programme",
    file: "lib/report/open-reader.ts",
    guard: 'totals: "reader_totals"',
    broken: 'totals: "reader_wide"',
    tests: ["lib/access/access.test.ts", "accounts, reps and facts to who reads totals"],
  },
  {
    breaks: "an analyst reads people",
    file: "lib/report/open-reader.ts",
    guard: "analyst: false",
    broken: "analyst: true",
    tests: ["lib/access/access.test.ts", "contacts to roles without need"],
  },
  {
    breaks: "a disabled user's session goes on",
    file: "lib/access/sessions.ts",
    guard: "u.disabled_at is null and s.user_version",
    broken: "s.user_version",
    tests: ["lib/access/sessions.test.ts"],
  },
  {
    breaks: "a session outlives a change of password",
    file: "lib/access/sessions.ts",
    guard: " and s.user_version = u.session_version",
    broken: "",
    tests: ["lib/access/sessions.test.ts"],
  },
  {
    breaks: "a session is never idle for too long",
    file: "lib/access/sessions.ts",
    guard: "s.last_seen_at > now()",
    broken: "now() > now()",
    tests: ["lib/access/sessions.test.ts"],
  },
  {
    breaks: "who may be no admin any more keeps a programme",
    file: "lib/access/users.ts",
    guard: "and u.can_sign_in",
    broken: "and u.disabled_at is null",
    tests: ["lib/admin/people.test.ts", "what an admin cannot do"],
  },
  {
    breaks: "a cookie that came without https is believed behind it",
    file: "lib/access/session-cookie.ts",
    guard: 'siteOrigin()?.startsWith("https:")',
    broken: "false",
    tests: ["lib/access/sessions.test.ts", "the cookie"],
  },
  {
    breaks: "a session of everything comes as a page's",
    file: "lib/access/session-cookie.ts",
    guard: "(await read(PAGE_NAME))?.pageSessionId",
    broken: "(await read(PAGE_NAME))?.sessionId",
    tests: ["lib/access/sessions.test.ts", "the cookie"],
  },
  {
    breaks: "who reads as somebody else comes in as them",
    file: "lib/access/mailbox.ts",
    guard: "address.replace(/[A-Z]/g, (letter) => letter.toLowerCase())",
    broken: "address.toLowerCase()",
    tests: ["lib/access/sessions.test.ts", "signing in|a session"],
  },
  {
    breaks: "a company's server need not vouch for an address",
    file: "lib/access/sessions.ts",
    guard: "!user || user.disabled || !isVerified",
    broken: "!user || user.disabled",
    tests: ["lib/access/sessions.test.ts", "a session"],
  },
  {
    breaks: "a pass is good twice",
    file: "lib/access/page-passes.ts",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it is written there
    guard: "delete from page_passes where token_hash = ${hashOf(token)} returning *",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it is written there
    broken: "select * from page_passes where token_hash = ${hashOf(token)}",
    tests: ["lib/access/page-passes.test.ts"],
  },
  {
    breaks: "a pass opens whatever page is asked",
    file: "lib/access/page-passes.ts",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it is written there
    guard: "where used.page = ${page} and",
    broken: "where",
    tests: ["lib/access/page-passes.test.ts"],
  },
  {
    breaks: "the session of one page opens all",
    file: "lib/access/viewer.ts",
    guard: "if (!session || (session.page !== null && session.page !== page)) return null;",
    broken: "if (!session) return null;",
    tests: ["lib/access/page-passes.test.ts"],
  },
  {
    breaks: "a change is taken from any site",
    file: "app/api/change-http.ts",
    guard: "if (!isFromHere(request)) return",
    broken: "if (false) return",
    tests: ["lib/access/access.test.ts", "whatever changes something"],
  },
  {
    breaks: "a body is of any size",
    file: "app/api/change-http.ts",
    guard: "if (text.length > LARGEST_BODY)",
    broken: "if (false)",
    tests: ["lib/access/access.test.ts", "whatever changes something"],
  },
  {
    breaks: "an unknown field is taken",
    file: "lib/report/account-actions.ts",
    guard: 'z.strictObject({ kind: z.literal("note")',
    broken: 'z.object({ kind: z.literal("note")',
    tests: ["lib/access/access.test.ts", "whatever changes something"],
  },
  {
    breaks: "an unknown parameter is dropped, and widens what is read",
    file: "lib/views/address.ts",
    guard: "if (names.some((name) => !known.includes(name))) return",
    broken: "if (false) return",
    tests: ["lib/report/request-errors.test.ts"],
  },
  {
    breaks: "groups of few accounts are shown",
    file: "lib/report/hide-small-cells.ts",
    guard: "const LEAST = 5;",
    broken: "const LEAST = 1;",
    tests: ["lib/report/hide-small-cells.test.ts"],
  },
  {
    breaks: "a total tells an admin what the matrix closed",
    file: "lib/admin/source-totals.ts",
    guard: ".filter(({ figure }) => allowed.has(figures[figure].right))",
    broken: "",
    tests: ["lib/admin/source-totals.test.ts", "what an admin may not see"],
  },
  {
    breaks: "an average tells of few others",
    file: "lib/report/programme-average.ts",
    guard: "const LEAST_ACCOUNTS = 20;",
    broken: "const LEAST_ACCOUNTS = 0;",
    tests: ["lib/report/programme-average.test.ts"],
  },
  {
    breaks: "the app's login may own tables",
    file: "db/check-safety.ts",
    guard: "...(await loginProblems(sql)),",
    broken: "",
    tests: ["db/migrate.test.ts", "refuses the three others"],
  },
  {
    breaks: "a table may lack its policies",
    file: "db/check-safety.ts",
    guard: "...(await tableProblems(sql)),",
    broken: "",
    tests: ["lib/serving/readiness.test.ts"],
  },
  {
    breaks: "the sign-in leads to another site",
    file: "lib/access/return-path.ts",
    guard: 'origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/"',
    broken: "next",
    tests: ["lib/access/return-path.test.ts"],
  },
  {
    breaks: "a page runs inline scripts",
    file: "proxy.ts",
    guard: "'strict-dynamic'",
    broken: "'unsafe-inline'",
    tests: ["proxy.test.ts"],
  },
  {
    breaks: "a name in a file is a formula",
    file: "lib/export/formula-cells.ts",
    guard: "FORMULA.test(text) ?",
    broken: "false ?",
    tests: ["lib/export/export.test.ts"],
  },
  {
    breaks: "the log quotes rows",
    file: "lib/serving/log.ts",
    guard: "const isOfDatabase = error.severity !== undefined;",
    broken: "const isOfDatabase = false;",
    tests: ["lib/serving/serving.test.ts"],
  },
];

/** Names the guard that a run of the tests is without. */
export const BROKEN_GUARD = "PILOTAGE_BROKEN_GUARD";

/** Gives the tests the code without a guard; no file is changed. */
export const withoutGuard = (breaks: string | undefined) => {
  const guard = guards.find((one) => one.breaks === breaks);
  return {
    name: "without-guard",
    enforce: "pre" as const,
    transform: (code: string, id: string): string | null =>
      guard && id.endsWith(`/${guard.file}`) ? code.replace(guard.guard, () => guard.broken) : null,
  };
};
