import { Command } from "commander";
import { Installation } from "@/lib/testing/installation";
import { type LoadReport, runLoad } from "@/lib/testing/load/run-load";
import { CliError, runCommand } from "./command";
import { addDemoUsers } from "./demo-users";
import { isBuilt, stampBuild } from "./source-stamp";
import { buildApp } from "./web-server";

/** The app's connections, and the one that the command which serves holds. */
const MOST_CONNECTIONS = 13;
const FLAT = 1.2;

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

function print({ requests, exports, perSecond, times, imports, memory, connections, errors }: LoadReport): string[] {
  console.log(`requests         ${requests}, of them ${exports} files; ${perSecond.toFixed(1)} a second`);
  console.log(
    `answered in      ${times.half.toFixed(0)} ms for half, ${times.most.toFixed(0)} ms for 95 %, ${times.slowest.toFixed(0)} ms at most`,
  );
  console.log(`imports          ${imports}`);
  console.log(
    `memory           ${megabytes(memory.early)} in the second quarter, ${megabytes(memory.late)} in the last`,
  );
  console.log(`connections      ${connections} at most`);
  console.log(`errors           ${errors.length}`);
  return [
    ...errors.slice(0, 20),
    ...(imports === 0 ? ["no import ended meanwhile"] : []),
    ...(memory.late > FLAT * memory.early ? ["memory grows"] : []),
    ...(connections > MOST_CONNECTIONS ? [`more than ${MOST_CONNECTIONS} connections`] : []),
  ];
}

await runCommand(
  new Command("test:load")
    .description("Signed-in readers of all roles at once, on an installation of its own, while imports run.")
    .option("--readers <n>", "how many", "200")
    .option("--seconds <n>", "how long", "120")
    .action(async (options: { readers: string; seconds: string }) => {
      const [readers, seconds] = [Number(options.readers), Number(options.seconds)];
      if (!Number.isInteger(readers) || readers < 1 || !(seconds > 0))
        throw new CliError("--readers and --seconds are whole numbers", 2);
      if (!isBuilt()) {
        await buildApp();
        stampBuild();
      }
      const installation = await Installation.make();
      const remove = () => installation.remove().finally(() => process.exit(130));
      process.once("SIGINT", remove).once("SIGTERM", remove);
      try {
        const addUsers = async (on: Installation, password: string) =>
          addDemoUsers((await on.open()).writer, "demo", password);
        const wrong = print(await runLoad(installation, { readers, seconds, addUsers, say: console.log }));
        if (wrong.length > 0) throw new CliError(wrong.join("\n"));
      } finally {
        await installation.remove();
      }
    }),
);
