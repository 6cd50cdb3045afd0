import { stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import { Argument, Command, Option } from "commander";
import { type Role, roles } from "@/db/schema/user-programmes";
import { addUser, disableUser, listUsers, setPassword, UserError } from "@/lib/access/users";
import { CliError, runCommand } from "./command";
import { withDatabase } from "./open-database";

const onUsers = (work: Parameters<typeof withDatabase<void>>[1]) =>
  withDatabase("writer", work).catch((error) => {
    throw error instanceof UserError ? new CliError(error.message) : error;
  });

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

user
  .command("add")
  .description("adds a user, or gives one who exists a role in one more programme; reads the password")
  .addArgument(new Argument("<email>"))
  .requiredOption("--programme <slug>")
  .addOption(new Option("--role <role>").choices(roles).makeOptionMandatory())
  .option("--name <name>", "as shown; the address where not given")
  .option("--rep <code>", "the rep that a sales user is")
  .action((email: string, { name = email, ...options }: Adding) =>
    onUsers(async (sql) => {
      await addUser(sql, { email, name, ...options, password: await readPassword() });
      console.log(`${email} is ${options.role} of ${options.programme}.`);
    }),
  );

user
  .command("list")
  .description("lists users with their roles")
  .option("--json", "as JSON")
  .action(({ json }: { json?: true }) =>
    onUsers(async (sql) => {
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

user
  .command("disable")
  .description("ends a user's sessions and lets them open no other")
  .argument("<email>")
  .action((email: string) =>
    onUsers(async (sql) => {
      await disableUser(sql, email);
      console.log(`${email} is disabled.`);
    }),
  );

user
  .command("password")
  .description("sets a user's password (read), ends their sessions, lets a disabled user in again")
  .argument("<email>")
  .action((email: string) =>
    onUsers(async (sql) => {
      await setPassword(sql, email, await readPassword());
      console.log(`${email} has a new password.`);
    }),
  );

await runCommand(user);
