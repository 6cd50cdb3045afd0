import type { Sql } from "postgres";
import type { Role } from "@/db/schema/user-programmes";
import { addUser } from "@/lib/access/users";
import { atCommandLine } from "./command";

export interface DemoUser {
  email: string;
  role: Role;
  name: string;
  rep?: string;
}

const office: DemoUser[] = [
  { email: "marketing@demo.example", role: "marketing", name: "Hélène Lambert" },
  { email: "executive@demo.example", role: "executive", name: "Marc Delorme" },
  { email: "analyst@demo.example", role: "analyst", name: "Inès Garnier" },
  { email: "admin@demo.example", role: "admin", name: "Anne Lestrade" },
];

/** Gives a demo programme one user a role and one a rep, those that are missing; all with one password. As writer. */
export async function addDemoUsers(sql: Sql, programme: string, password: string): Promise<DemoUser[]> {
  const reps = await sql<{ code: string; name: string; email: string | null }[]>`
    select r.code, r.name, r.email from reps r join programmes p on p.id = r.programme_id
    where p.slug = ${programme} order by r.manager_id nulls first, r.code`;
  const field = reps.map(({ code, name, email }): DemoUser => {
    const address = email ?? `rep-${code}@${programme}.example`;
    return { email: address.toLowerCase(), role: "sales", name, rep: code };
  });
  const known = await sql<{ email: string }[]>`
    select u.email from users u join user_programmes m on m.user_id = u.id join programmes p on p.id = m.programme_id
    where p.slug = ${programme}`;
  const users = [...office, ...field];
  for (const user of users)
    if (!known.some(({ email }) => email === user.email))
      await addUser(sql, { ...user, programme, password }, atCommandLine());
  return users;
}
