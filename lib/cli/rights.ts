import { Command, Option } from "commander";
import { type Role, roles } from "@/db/schema/user-programmes";
import { readRoleRights } from "@/lib/access/rights";
import { setRight } from "@/lib/admin/matrix";
import { getIndicator, indicators } from "@/lib/indicators/registry";
import type { RightChange } from "@/lib/views/administration";
import { atCommandLine, CliError, runCommand } from "./command";
import { withDatabase } from "./open-database";

interface Options {
  programme: string;
  indicator?: string;
  role?: Role;
  allow?: true;
  deny?: true;
  reset?: true;
}

/** What the options ask to change; null: nothing, the matrix is printed. */
function readChange({ indicator, role, allow, deny, reset }: Options): RightChange | null {
  if (reset) return { reset: true };
  if (!allow && !deny) return null;
  const found = getIndicator(indicator ?? "");
  if (!found) throw new CliError(`--indicator: one of ${indicators.map(({ id }) => id).join(", ")}`, 2);
  if (!role) throw new CliError(`--role: one of ${roles.join(", ")}`, 2);
  return { indicator: found.id, role, allowed: allow === true };
}

await runCommand(
  new Command("rights")
    .description("Which indicators each role of a programme sees; without a change, prints them.")
    .requiredOption("--programme <slug>", "whose roles")
    .option("--indicator <id>", "which indicator to open or close")
    .addOption(new Option("--role <role>", "to which role").choices(roles))
    .addOption(new Option("--allow", "opens it").conflicts(["deny", "reset"]))
    .addOption(new Option("--deny", "closes it").conflicts(["allow", "reset"]))
    .option("--reset", "everything as the catalogue says")
    .action((options: Options) =>
      withDatabase("writer", async (sql) => {
        const change = readChange(options);
        const [found] = await sql<{ id: number }[]>`select id from programmes where slug = ${options.programme}`;
        if (!found) throw new CliError(`no programme ${options.programme}`);
        if (change) await sql.begin((tx) => setRight(tx, found.id, change, atCommandLine()));
        const rights = await readRoleRights(sql, found.id);
        console.log(["indicator", ...roles].join("\t"));
        for (const { id } of indicators)
          console.log([id, ...rights.map(({ sees }) => (sees.has(id) ? "x" : ""))].join("\t"));
      }),
    ),
);
