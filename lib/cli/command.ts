import { userInfo } from "node:os";
import { type Command, CommanderError } from "commander";
import type { Actor } from "@/lib/access/record-event";

/** An error that a person can act on: printed as its message alone, with the exit code it asks for. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** Who runs a command, by the machine's name for them. */
export const atCommandLine = (): Actor => ({
  userId: null,
  name: `${userInfo().username} (command line)`,
  address: null,
});

/**
 * Runs one npm script's command. Exit codes: 0 done, 1 it failed, 2 the call was wrong. An error prints as its message;
 * with DEBUG set, one that was not meant for people prints where it came from too.
 */
export async function runCommand(command: Command): Promise<void> {
  command.exitOverride().showHelpAfterError("(--help lists the options)");
  try {
    await command.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      const meant = error instanceof CliError || !process.env.DEBUG;
      console.error(meant && error instanceof Error ? error.message : error);
      process.exitCode = error instanceof CliError ? error.exitCode : 1;
    }
  }
}
