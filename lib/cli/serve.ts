import { Command } from "commander";
import { databaseTarget } from "@/db/connections";
import { leaveDatabase } from "@/db/leave-database";
import { authSecret, serverProblems } from "@/lib/env";
import { bringUpToDate } from "./bring-up-to-date";
import { CliError, runCommand } from "./command";
import { serveUntilStopped } from "./web-server";

interface Options {
  dev?: true;
  host: string;
}

await runCommand(
  new Command("start")
    .description("Serves the app (built before with `npm run build`) on PORT, 3000 by default, with its database.")
    .option("--dev", "the development server, which needs no build")
    .option("--host <name>", "address to listen on", "localhost")
    .action(async ({ dev, host }: Options) => {
      if (!dev) Object.assign(process.env, { NODE_ENV: "production" });
      const problems = new Set(serverProblems(host));
      if (problems.size > 0)
        throw new CliError(`The server does not start:\n${[...problems].map((text) => `- ${text}`).join("\n")}`);
      const secret = authSecret();
      const target = await databaseTarget();
      try {
        await bringUpToDate(target);
        await serveUntilStopped(target, { mode: dev ? "dev" : "start", host, secret });
      } finally {
        await leaveDatabase(target);
      }
    }),
);
