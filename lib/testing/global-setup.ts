import { superuserConnection } from "@/db/connections";
import { stopEmbedded } from "@/db/embedded/server";
import { prepareTemplate, testTarget } from "./database";

/** Vitest's global set-up: the test cluster and its template, stopped at the end. Databases of a killed run go first. */
export default async function setup(): Promise<() => Promise<void>> {
  const superuser = superuserConnection(await testTarget("postgres"));
  const left = await superuser<{ name: string }[]>`
    select datname as name from pg_database
    where datname like 'test\\_%' or datname like 'template\\_%' or datname like 'bench\\_%'`;
  for (const { name } of left) await superuser.unsafe(`drop database "${name}" with (force)`);
  await superuser.end();
  await prepareTemplate();
  return () => stopEmbedded("test");
}
