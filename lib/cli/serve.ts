import { Command } from "commander";
import { databaseTarget } from "@/db/connections";
import { leaveDatabase } from "@/db/leave-database";
import { migrateDatabase } from "@/db/migrate";
import { authSecret, port } from "@/lib/env";
import { runCommand } from "./command";
import { runUntilStopped, spawnNext } from "./web-server";

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
      authSecret();
      const target = await databaseTarget();
      try {
        await migrateDatabase(target);
        const address = `http://${host}:${port()}`;
        const child = spawnNext([dev ? "dev" : "start", "-p", String(port()), "-H", host], {
          NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? address,
        });
        await runUntilStopped(child);
      } finally {
        await leaveDatabase(target);
      }
    }),
);
