import { type Command, CommanderError } from "commander";

/** An error that a person can act on: printed as its message alone, with the exit code it asks for. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/**
 * Runs one npm script's command. Exit codes: 0 done, 1 it failed, 2 the call was wrong. Errors meant for people
 * (`CliError`) print as one message; anything else with its stack.
 */
export async function runCommand(command: Command): Promise<void> {
  command.exitOverride().showHelpAfterError("(--help lists the options)");
  try {
    await command.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof CliError) {
      console.error(error.message);
      process.exitCode = error.exitCode;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}
