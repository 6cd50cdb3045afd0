import { userInfo } from "node:os";
import { type Command, CommanderError } from "commander";
import { createTranslator } from "use-intl/core";
import type { Actor } from "@/lib/access/record-event";
import { UserError } from "@/lib/access/user-error";
import { BackupError } from "@/lib/backup/backup-error";
import { createFormatter } from "@/lib/format/formatter";
import { en } from "@/lib/i18n/en";
import { ImportError } from "@/lib/ingest/import-error";
import { Refusal } from "@/lib/refusals/refusal";
import { tellProblem } from "@/lib/refusals/tell-problem";
import { commandActor } from "@/lib/views/actor-name";

/** The exit code of a command that a person stopped. */
export const INTERRUPTED = 130;

/** An error that a person can act on: printed as its message alone, with the exit code it asks for. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 | typeof INTERRUPTED = 1,
  ) {
    super(message);
  }
}

/** Who runs a command, by the machine's name for them. */
export const atCommandLine = (): Actor => ({ userId: null, name: commandActor(userInfo().username), address: null });

/**
 * Runs one npm script's command. Exit codes: 0 done, 1 it failed, 2 the call was wrong, 130 it was stopped. An error prints as
 * its message; with DEBUG set, one that was not meant for people prints where it came from too.
 */
export async function runCommand(command: Command): Promise<void> {
  command.exitOverride().showHelpAfterError("(--help lists the options)");
  try {
    await command.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      console.error(sayError(error));
      process.exitCode = error instanceof CliError ? error.exitCode : 1;
    }
  }
}

const meant = [CliError, ImportError, BackupError, UserError];

/** As they are written: the formatter that only fills in texts read before (`load-messages.ts`) is the built app's. */
const words = createTranslator({ locale: "en", messages: en });

/** What is printed of an error. */
function sayError(error: unknown): unknown {
  if (error instanceof Refusal) return tellProblem(error, words, createFormatter("en", "EUR"));
  const isMeant = !process.env.DEBUG || meant.some((kind) => error instanceof kind);
  return isMeant && error instanceof Error ? error.message : error;
}
