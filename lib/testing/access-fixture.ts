import type { Sql } from "postgres";
import type { Role } from "@/db/schema/user-programmes";
import { writeRandomProgramme } from "@/lib/oracle/random-programme";
import { refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import type { TestDatabase } from "./database";

/** Somebody who asks, and what an oracle that knows who owns what says they may see. */
export interface Asker {
  name: string;
  /** Null: nobody is signed in. */
  sessionId: string | null;
  role: Role | null;
  /** The rep that a seller is. */
  lead?: number;
  /** The reps whose accounts are theirs; null: the whole programme. */
  repIds: number[] | null;
  /** Words that no answer to them may hold: names and codes of what is not theirs. */
  secrets: string[];
}

/** An account that is asked for by its code: whose it is, and whose name its history tells. */
export interface AskedAccount {
  code: string;
  repId: number;
  formerReps: number[];
}

export interface AccessFixture {
  database: TestDatabase;
  /** Theirs, and one that only the outsider has. */
  own: { id: number; slug: string };
  foreign: { id: number; slug: string };
  askers: Asker[];
  /** Of the own programme, with a reject. */
  importId: number;
  /** Of the own programme, one for each rep, and one that was handed over to each who has such. */
  accounts: AskedAccount[];
}

interface Rep {
  id: number;
  code: string;
  managerId: number | null;
}

/**
 * Two programmes with a nasty history each, in which every rep, and every region and segment of a rep's accounts, has a
 * name that says whose it is; and one asker for each kind of scope.
 */
export async function makeAccessFixture(database: TestDatabase): Promise<AccessFixture> {
  const sql = database.writer;
  const own = await makeProgramme(sql, 31, "own");
  const foreign = await makeProgramme(sql, 32, "foreign");
  const reps = await sql<
    Rep[]
  >`select id, code, manager_id as "managerId" from reps where programme_id = ${own.id} order by id`;
  const foreignReps = await sql<
    Rep[]
  >`select id, code, manager_id as "managerId" from reps where programme_id = ${foreign.id}`;
  const below = (rep: Rep): Rep[] => [rep, ...reps.filter(({ managerId }) => managerId === rep.id).flatMap(below)];
  const word = ({ id }: { id: number }) => `secret-${id}-`;
  const outside = foreignReps.map(word);
  const notIn = (mine: Rep[]) => [...reps.filter((rep) => !mine.includes(rep)).map(word), "secret-0-", ...outside];
  const asker = async (name: string, role: Role, mine: Rep[] | null, rep?: Rep): Promise<Asker> => ({
    name,
    role,
    sessionId: await openSession(sql, name, own.id, role, rep?.id ?? null),
    ...(rep ? { lead: rep.id } : {}),
    repIds: mine?.map(({ id }) => id) ?? null,
    secrets: mine ? notIn(mine) : outside,
  });
  const director = reps.find((rep) => rep.managerId === null && below(rep).length > 2);
  const manager = reps.find((rep) => rep.managerId !== null && below(rep).length > 1);
  const leaf = reps.find((rep) => below(rep).length === 1);
  const [idle] = await sql<Rep[]>`
    insert into reps (programme_id, code, name) values (${own.id}, 'secret-idle-code', 'secret-idle-name')
    returning id, code, manager_id as "managerId"`;
  if (!director || !manager || !leaf || !idle) throw new Error("the random programme has no three levels of reps");
  // Somebody to change, who asks nothing.
  await asker("absent", "marketing", null);
  const disabled = await asker("disabled", "marketing", null);
  await sql`update users set disabled_at = now() where email = 'disabled@example.com'`;
  return {
    database,
    own,
    foreign,
    importId: await addImport(sql, own.id),
    accounts: await listAsked(sql, own.id),
    askers: [
      await asker("marketing", "marketing", null),
      await asker("analyst", "analyst", null),
      await asker("admin", "admin", null),
      {
        ...(await asker("executive", "executive", null)),
        secrets: [...reps.map(word), ...outside].map((text) => `${text}rep`),
      },
      await asker("director", "sales", below(director), director),
      await asker("manager", "sales", below(manager), manager),
      await asker("rep", "sales", [leaf], leaf),
      await asker("rep without accounts", "sales", [idle], idle),
      { ...disabled, role: null, secrets: ["secret-"] },
      {
        name: "outsider",
        role: null,
        sessionId: await openSession(sql, "outsider", foreign.id, "marketing", null),
        repIds: [],
        secrets: reps.map(word),
      },
      { name: "nobody", role: null, sessionId: null, repIds: [], secrets: ["secret-"] },
    ],
  };
}

async function makeProgramme(sql: Sql, seed: number, slug: string): Promise<{ id: number; slug: string }> {
  const id = await writeRandomProgramme(sql, seed, {
    accounts: 40,
    asOf: "2024-12-17",
    dataFrom: "2022-07-01",
    fiscalStartMonth: 1,
  });
  const features = ["points", "rewards", "tiers", "objectives", "margin", "visits"];
  await sql`update programmes set slug = ${slug}, features = ${features} where id = ${id}`;
  await sql`update reps set code = 'secret-' || id || '-rep', name = 'secret-' || id || '-name' where programme_id = ${id}`;
  await sql.begin((tx) => refreshRollups(tx, id));
  await sql`
    update accounts set region = 'secret-' || rep_id || '-region', segment = 'secret-' || rep_id || '-segment'
    where programme_id = ${id}`;
  await sql`
    insert into dirty_accounts (programme_id, account_id, from_month)
    select programme_id, id, '1900-01-01' from accounts where programme_id = ${id}`;
  await sql.begin((tx) => refreshRollups(tx, id));
  await sql`
    insert into programme_goals (programme_id, ref, indicator, period, target)
    values (${id}, 'g1', 'member-revenue', 'fy2024', 100000000), (${id}, 'g2', 'members', 'fy2024', 50)`;
  await sql`
    insert into source_totals (programme_id, ref, month, figure, total)
    values (${id}, '2024-11-01/revenue', '2024-11-01', 'revenue', 1), (${id}, '2024-12-01/orders', '2024-12-01', 'orders', 2)`;
  await sql`
    insert into contacts (programme_id, ref, account_id, name, email, phone)
    select programme_id, 'k' || id, id, 'secret-' || rep_id || '-person', 'person@example.com', '+33 1 02 03 04 05'
    from accounts where programme_id = ${id}`;
  await sql`
    insert into account_actions (programme_id, account_id, user_id, author, kind, reasons, note)
    select programme_id, id, 0, 'Somebody', 'note', '{}', 'secret-' || rep_id || '-note'
    from accounts where programme_id = ${id}`;
  await sql`
    insert into campaigns (programme_id, code, name, starts_on, ends_on, cost_cents)
    values (${id}, 'spring', 'Spring', '2024-03-01', '2024-04-30', 987654321)`;
  await sql`
    insert into campaign_targets (programme_id, ref, campaign_id, account_id)
    select a.programme_id, 't' || a.id, c.id, a.id
    from accounts a join campaigns c using (programme_id) where a.programme_id = ${id}`;
  await sql`update programmes set data_version = 1 where id = ${id}`;
  await refreshEvidence(sql, () => {}, slug);
  await addEvents(sql, id);
  return { id, slug };
}

/** What was done in the programme, and by whom of it elsewhere, by words of its reps. */
const addEvents = (sql: Sql, id: number) => sql`
  insert into audit_events (kind, programme_id, person_programmes, actor, object)
  select 'export', programme_id, '{}'::int[], 'secret-' || id || '-actor', 'secret-' || id || '-file' from reps
  where programme_id = ${id}
  union all
  select 'sign-in', null, array[programme_id], 'secret-' || id || '-actor', null from reps where programme_id = ${id}`;

async function addImport(sql: Sql, programmeId: number): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    insert into imports (programme_id, source, checksum, started_by, status, finished_at)
    values (${programmeId}, '/data/secret', 'x', 'test', 'applied', now()) returning id`;
  await sql`
    insert into import_rejects (programme_id, import_id, feed, value, reason)
    values (${programmeId}, ${row?.id ?? 0}, 'contacts', 'secret-1-person', 'not one')`;
  await sql`
    insert into uploads (programme_id, user_id, name, header, mapping, import_id)
    values (${programmeId}, 0, 'secret.csv', '["name"]', '{"columns":{}}', ${row?.id ?? 0})`;
  await sql`
    insert into rejected_rows (programme_id, import_id, line, cells)
    values (${programmeId}, ${row?.id ?? 0}, 2, '["secret-1-person"]')`;
  return row?.id ?? 0;
}

const listAsked = (sql: Sql, programmeId: number) => sql<AskedAccount[]>`
  with known as (
    select a.code, a.rep_id, array(
        select distinct h.rep_id from account_assignments h
        where h.programme_id = a.programme_id and h.account_id = a.id and h.since <= p.as_of and h.rep_id > 0
      ) as former
    from accounts a
    join programmes p on p.id = a.programme_id
    join account_now n on n.programme_id = a.programme_id and n.account_id = a.id
    where a.programme_id = ${programmeId}
  )
  select distinct on (rep_id, cardinality(former) > 1) code, rep_id as "repId", former as "formerReps"
  from known order by rep_id, cardinality(former) > 1, code`;

async function openSession(
  sql: Sql,
  name: string,
  programmeId: number,
  role: Role,
  repId: number | null,
): Promise<string> {
  const [user] = await sql<{ id: number }[]>`
    insert into users (email, name, password_hash) values (${`${name.replaceAll(" ", "-")}@example.com`}, ${name}, 'none')
    returning id`;
  await sql`
    insert into user_programmes (user_id, programme_id, role, rep_id)
    values (${user?.id ?? 0}, ${programmeId}, ${role}, ${repId})`;
  const sessionId = `session of ${name}`;
  await sql`
    insert into sessions (id, user_id, user_version, expires_at)
    values (${sessionId}, ${user?.id ?? 0}, 1, now() + interval '1 hour')`;
  return sessionId;
}
