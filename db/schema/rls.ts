import { sql } from "drizzle-orm";
import { pgPolicy, pgRole } from "drizzle-orm/pg-core";

/**
 * The database's own access rules. Group roles are made by `db/migrate.ts`; the app logs in as a role that owns nothing
 * and takes one of the reader roles for each transaction. A setting that is not set gives no rows.
 */
export const readerRows = pgRole("reader_rows").existing();
export const readerWide = pgRole("reader_wide").existing();
export const readerTotals = pgRole("reader_totals").existing();
export const readerAuth = pgRole("reader_auth").existing();
export const administrator = pgRole("administrator").existing();
export const writer = pgRole("writer").existing();

const inProgramme = sql.raw("programme_id = nullif(current_setting('app.programme_id', true), '')::int");
const ofReps = (column: string) =>
  sql.raw(
    `programme_id = nullif(current_setting('app.programme_id', true), '')::int and ${column} = any (nullif(current_setting('app.rep_ids', true), '')::int[])`,
  );
const wide = sql.raw("programme_id = nullif(current_setting('app.wide_programme_id', true), '')::int");
const everything = sql.raw("true");

const written = () => pgPolicy("written", { to: writer, using: everything, withCheck: everything });

/** Facts and staging: the import writes them, nobody reads them through the app. */
export const writerOnly = () => [written()];

/**
 * Rows that belong to a rep: readable inside the scope's reps only, or by who reads the whole programme, whose role names no
 * rep: a policy reads a setting again for each row, which for a list of all reps costs more than the row.
 */
export const repScoped = (column = "rep_id") => [
  written(),
  pgPolicy("in_scope", { for: "select", to: readerRows, using: ofReps(column) }),
  pgPolicy("programme_wide", { for: "select", to: readerWide, using: wide }),
];

const isOn = (setting: string) => `nullif(current_setting('${setting}', true), '')::int = 1`;

/** Whether a row of `table` is of an account that its reader may read: the accounts' own policy is the scope. */
const ofAccount = (table: string) =>
  `${table}.programme_id = nullif(current_setting('app.programme_id', true), '')::int and exists (select from accounts a where a.programme_id = ${table}.programme_id and a.id = ${table}.account_id)`;

/**
 * Facts of an account, readable by who may read the account: a look-up for each row, so read of single accounts alone.
 * Where `setting` is named, only in transactions that have it on.
 */
export const accountScoped = (table: string, setting?: string) => [
  written(),
  pgPolicy("of_account", {
    for: "select",
    to: [readerRows, readerWide],
    using: sql.raw(setting ? `${isOn(setting)} and ${ofAccount(table)}` : ofAccount(table)),
  }),
];

/** What readers record of an account: each in their own name, of an account that they may read, and of its people. */
export const recordedByReaders = (table: string) =>
  pgPolicy("recorded", {
    for: "insert",
    to: [readerRows, readerWide],
    withCheck: sql.raw(
      `${table}.user_id = nullif(current_setting('app.user_id', true), '')::int and ${isOn("app.contacts")} and ${ofAccount(table)}`,
    ),
  });

/** Reps of other portfolios that once had an account of this one, in transactions that ask who had it. */
export const handedOver = () =>
  pgPolicy("handed_over", {
    for: "select",
    to: readerRows,
    using: sql.raw(
      `${isOn("app.hand_overs")} and exists (select from account_assignments h where h.programme_id = reps.programme_id and h.rep_id = reps.id)`,
    ),
  });

/** Totals of a whole programme: readable by programme-wide scopes only, with or without account rows. */
export const wideScoped = () => [
  written(),
  pgPolicy("programme_wide", { for: "select", to: [readerWide, readerTotals], using: wide }),
];

/** Totals of groups that may be of one account: not for who reads totals alone. */
export const wideRows = () => [written(), pgPolicy("programme_wide", { for: "select", to: readerWide, using: wide })];

/** What every reader of a programme may know: its settings and its tiers. */
export const programmeScoped = () => [
  written(),
  pgPolicy("in_programme", { for: "select", to: [readerRows, readerWide, readerTotals], using: inProgramme }),
];

/** Identity: users, sessions and rights, read and written while a request finds out who asks. */
export const identity = () => [
  written(),
  pgPolicy("identity", { to: readerAuth, using: everything, withCheck: everything }),
];

const isAdmin =
  "exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = nullif(current_setting('app.programme_id', true), '')::int and mine.role = 'admin')";

/** What an admin reads and changes of the programme that is open: the database looks up again that they are one. */
export const administered = (column = "programme_id") => {
  const own = sql.raw(`${column} = nullif(current_setting('app.programme_id', true), '')::int and ${isAdmin}`);
  return pgPolicy("administered", { to: administrator, using: own, withCheck: own });
};

/** What an admin asks of the writer, in their own name, and reads of the programme that is open. */
export const asked = (table: string) => {
  const here = `${table}.programme_id = nullif(current_setting('app.programme_id', true), '')::int and ${isAdmin}`;
  return [
    written(),
    pgPolicy("told", { for: "select", to: administrator, using: sql.raw(here) }),
    pgPolicy("asked", {
      for: "insert",
      to: administrator,
      withCheck: sql.raw(`${here} and ${table}.user_id = nullif(current_setting('app.user_id', true), '')::int`),
    }),
  ];
};

/** Whether a row of `table` is of a person all of whose programmes the admin has: what is theirs everywhere is changed. */
const isWhollyTheirs = (user: string) =>
  sql.raw(
    `exists (select from user_programmes m where m.user_id = ${user}) and not exists (select from user_programmes m where m.user_id = ${user} and not exists (select from user_programmes mine where mine.user_id = nullif(current_setting('app.user_id', true), '')::int and mine.programme_id = m.programme_id and mine.role = 'admin'))`,
  );

/** People, whom an admin finds by their address and adds; changes only of who is in no programme of others. */
export const administeredPeople = () => [
  pgPolicy("found", { for: "select", to: administrator, using: everything }),
  pgPolicy("invited", { for: "insert", to: administrator, withCheck: sql.raw(isAdmin) }),
  pgPolicy("administered", { for: "update", to: administrator, using: isWhollyTheirs("users.id") }),
];

/** Links to a password, given to who is in no programme of others. */
export const administeredLinks = () => {
  const theirs = isWhollyTheirs("invitations.user_id");
  return pgPolicy("administered", { to: administrator, using: theirs, withCheck: theirs });
};

/** Refusals of an account, forgotten with its old password. */
export const forgiven = () => pgPolicy("forgiven", { to: administrator, using: sql.raw(isAdmin) });

/** Who has which role: known everywhere, changed in the programme that is open. */
export const administeredRoles = () => {
  const here = sql.raw(`programme_id = nullif(current_setting('app.programme_id', true), '')::int and ${isAdmin}`);
  return [
    pgPolicy("known", { for: "select", to: administrator, using: everything }),
    pgPolicy("invited", { for: "insert", to: administrator, withCheck: here }),
    pgPolicy("changed", { for: "update", to: administrator, using: here, withCheck: here }),
    pgPolicy("removed", { for: "delete", to: administrator, using: here }),
  ];
};

/** What is told of who did what: added to; read by commands, and by the admins of its programmes; changed by nobody. */
export const appendOnly = () => [
  pgPolicy("added", { for: "insert", to: [writer, readerAuth], withCheck: everything }),
  pgPolicy("told", { for: "select", to: [writer, readerAuth], using: everything }),
  pgPolicy("told_here", {
    for: "select",
    to: administrator,
    using: sql.raw(
      `(programme_id = nullif(current_setting('app.programme_id', true), '')::int or nullif(current_setting('app.programme_id', true), '')::int = any (person_programmes)) and ${isAdmin}`,
    ),
  }),
  // One who stops being an admin tells of it too.
  pgPolicy("added_here", {
    for: "insert",
    to: administrator,
    withCheck: sql.raw(
      "user_id = nullif(current_setting('app.user_id', true), '')::int and (programme_id is null or programme_id = nullif(current_setting('app.programme_id', true), '')::int)",
    ),
  }),
];

/** Lets the identity step read what it needs to find a viewer's programme and portfolio. */
export const alsoIdentity = () => pgPolicy("identity", { for: "select", to: readerAuth, using: everything });
