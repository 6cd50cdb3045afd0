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

/** Lets the identity step read what it needs to find a viewer's programme and portfolio. */
export const alsoIdentity = () => pgPolicy("identity", { for: "select", to: readerAuth, using: everything });
