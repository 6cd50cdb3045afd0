import { Command } from "commander";
import type { Sql } from "postgres";
import { parse } from "yaml";
import { changeSettings } from "@/lib/ingest/apply/change-settings";
import { readProgrammeSettings } from "@/lib/ingest/apply/programme-settings";
import {
  changeableSettings,
  type SettingChanges,
  type SettingName,
  settingNames,
} from "@/lib/ingest/changeable-settings";
import { progressPrinter } from "@/lib/ingest/progress-printer";
import { refreshRollups } from "@/lib/rollup/refresh";
import { refreshEvidence } from "@/lib/rollup/refresh-evidence";
import { atCommandLine, CliError, runCommand } from "./command";
import { withDatabase } from "./open-database";

interface Options {
  programme: string;
  set: string[];
  asSource: string[];
}

const collect = (value: string, before: string[]): string[] => [...before, value];

/** Settings written `name=value`, each value as `source.yaml` would say it. */
function readChanges(texts: string[]): SettingChanges {
  const entries = texts.map((text) => {
    const at = text.indexOf("=");
    if (at < 1) throw new CliError(`--set ${text}: a setting is written name=value`, 2);
    return [text.slice(0, at), parse(text.slice(at + 1))];
  });
  const read = changeableSettings.safeParse(Object.fromEntries(entries));
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => `${path.join(".") || "--set"}: ${message}`);
  throw new CliError(`${issues.join("\n")}\nThe settings are ${settingNames.join(", ")}`, 2);
}

function readNames(names: string[]): SettingName[] {
  const known: readonly string[] = settingNames;
  const wrong = names.find((name) => !known.includes(name));
  if (wrong) throw new CliError(`--as-source ${wrong}: one of ${settingNames.join(", ")}`, 2);
  return names as SettingName[];
}

async function print(sql: Sql, programmeId: number): Promise<void> {
  const found = await readProgrammeSettings(sql, programmeId);
  if (!found) throw new CliError(`no programme ${programmeId}`);
  const { settings, source } = found;
  for (const [name, value] of Object.entries(settings)) {
    const otherwise = name in source ? `\t(the source says ${JSON.stringify(source[name as SettingName])})` : "";
    console.log(`${name}\t${JSON.stringify(value)}${otherwise}`);
  }
}

await runCommand(
  new Command("settings")
    .description("What a programme counts by; without a change, prints it. What is set here holds through imports.")
    .requiredOption("--programme <slug>", "whose settings")
    .option("--set <name=value>", "decides a setting, its value as in source.yaml; may be given again", collect, [])
    .option("--as-source <name>", "takes what the source says again; may be given again", collect, [])
    .action((options: Options) =>
      withDatabase("writer", async (sql) => {
        const change = { changes: readChanges(options.set), asSource: readNames(options.asSource) };
        const [found] = await sql<{ id: number }[]>`select id from programmes where slug = ${options.programme}`;
        if (!found) throw new CliError(`no programme ${options.programme}`);
        if (options.set.length + options.asSource.length > 0) {
          const progress = progressPrinter(process.stdout);
          const decide = { programmeId: found.id, ...change, by: atCommandLine(), refresh: refreshRollups };
          const changed = await sql
            .begin((tx) => changeSettings(tx, { ...decide, progress: progress.show }))
            .finally(progress.end);
          console.log(changed.length > 0 ? `changed: ${changed.join(", ")}` : "nothing changed");
          await refreshEvidence(sql, (line) => console.log(line), options.programme);
        }
        await print(sql, found.id);
      }),
    ),
);
