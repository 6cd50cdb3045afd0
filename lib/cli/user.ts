import { stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import { Argument, Command, Option } from "commander";
import { type Role, roles } from "@/db/schema/user-programmes";
import { invitationHours, invitationPath } from "@/lib/access/invitations";
import {
  addUser,
  changeRole,
  disableUser,
  enableUser,
  inviteUser,
  listUsers,
  removeRole,
  resetUser,
  setPassword,
  signOutEverywhere,
} from "@/lib/access/users";
import { port, siteOrigin } from "@/lib/env";
import { atCommandLine, CliError, runCommand } from "./command";
import { withDatabase } from "./open-database";

/** The password from PILOTAGE_PASSWORD, or a line of standard input: never an argument, which other users can see. */
async function readPassword(): Promise<string> {
  if (process.env.PILOTAGE_PASSWORD) return process.env.PILOTAGE_PASSWORD;
  if (stdin.isTTY) process.stderr.write("Password (it will show): ");
  const lines = createInterface({ input: stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new CliError("a password is read from standard input or PILOTAGE_PASSWORD", 2);
}

interface Adding {
  name?: string;
  programme: string;
  role: Role;
  rep?: string;
}

const user = new Command("user").description("People who sign in, and what they may see.");

/** Says who, in which programme and as whom. */
const inRole = (command: Command) =>
  command
    .addArgument(new Argument("<email>"))
    .requiredOption("--programme <slug>")
    .addOption(new Option("--role <role>").choices(roles).makeOptionMandatory())
    .option("--rep <code>", "the rep that a sales user is");

function printLink(email: string, token: string): void {
  console.log(`${email} sets a password here, once, within ${invitationHours} hours:`);
  console.log(`${siteOrigin() ?? `http://localhost:${port()}`}${invitationPath(token)}`);
}

inRole(user.command("add"))
  .description("adds a user, or gives one who exists a role in one more programme; reads the password")
  .option("--name <name>", "as shown; the address where not given")
  .action((email: string, { name = email, ...options }: Adding) =>
    withDatabase("writer", async (sql) => {
      await addUser(sql, { email, name, ...options, password: await readPassword() }, atCommandLine());
      console.log(`${email} is ${options.role} of ${options.programme}.`);
    }),
  );

inRole(user.command("invite"))
  .description("adds a user without a password, and prints the link to set one")
  .option("--name <name>", "as shown; the address where not given")
  .action((email: string, { name = email, ...place }: Adding) =>
    withDatabase("writer", async (sql) => {
      const token = await inviteUser(sql, { email, name, ...place }, atCommandLine());
      if (token) printLink(email, token);
      else console.log(`${email} is ${place.role} of ${place.programme}, with the password that they have.`);
    }),
  );

inRole(user.command("role"))
  .description("gives somebody who is in a programme another role there")
  .action((email: string, place: Adding) =>
    withDatabase("writer", async (sql) => {
      await changeRole(sql, email, place, atCommandLine());
      console.log(`${email} is ${place.role} of ${place.programme}.`);
    }),
  );

user
  .command("list")
  .description("lists users with their roles")
  .option("--json", "as JSON")
  .action(({ json }: { json?: true }) =>
    withDatabase("writer", async (sql) => {
      const rows = await listUsers(sql);
      if (json) console.log(JSON.stringify(rows, null, 2));
      else
        for (const row of rows) {
          const list = row.programmes.map(
            ({ programme, role, rep }) => `${programme}: ${role}${rep ? ` (${rep})` : ""}`,
          );
          console.log(
            [row.email, row.name, list.join(", ") || "no programme", row.disabled ? "disabled" : ""].join("\t"),
          );
        }
    }),
  );

const changes = [
  ["disable", disableUser, "ends a user's sessions and lets them open no other", "is disabled"],
  ["enable", enableUser, "lets a disabled user sign in again", "may sign in again"],
  ["sign-out", signOutEverywhere, "ends a user's sessions, everywhere", "is signed out everywhere"],
] as const;
for (const [name, change, description, done] of changes)
  user
    .command(name)
    .description(description)
    .argument("<email>")
    .action((email: string) =>
      withDatabase("writer", async (sql) => {
        await change(sql, email, atCommandLine());
        console.log(`${email} ${done}.`);
      }),
    );

user
  .command("reset")
  .description("takes a user's password away, ends their sessions, and prints a new link to set one")
  .argument("<email>")
  .action((email: string) =>
    withDatabase("writer", async (sql) => printLink(email, await resetUser(sql, email, atCommandLine()))),
  );

user
  .command("remove")
  .description("takes a user's role in a programme away")
  .argument("<email>")
  .requiredOption("--programme <slug>")
  .action((email: string, { programme }: { programme: string }) =>
    withDatabase("writer", async (sql) => {
      await removeRole(sql, email, programme, atCommandLine());
      console.log(`${email} has no role in ${programme}.`);
    }),
  );

user
  .command("password")
  .description("sets a user's password (read), ends their sessions, lets a disabled user in again")
  .argument("<email>")
  .action((email: string) =>
    withDatabase("writer", async (sql) => {
      await setPassword(sql, email, await readPassword(), atCommandLine());
      console.log(`${email} has a new password.`);
    }),
  );

await runCommand(user);
