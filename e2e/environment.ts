import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** The installation that the journeys run on; apart from anybody's data. */
export const stateFolder = process.env.PILOTAGE_E2E_STATE_DIR ?? join(root, ".pilotage", "e2e");

/** What that installation's server says. */
export const serverLog = join(stateFolder, "server.log");

const port = process.env.PILOTAGE_E2E_PORT ?? "3210";
export const address = `http://localhost:${port}`;

/** A company's own sign-in, which a journey starts. */
export const oidc = {
  OIDC_ISSUER: `http://localhost:${Number(port) + 1}`,
  OIDC_CLIENT_ID: "pilotage",
  OIDC_CLIENT_SECRET: "a secret of the journeys",
  OIDC_NAME: "Example",
};

/** What the demo is started with: its own state and port, the embedded database whatever the shell has set. */
export const demoEnvironment = {
  PILOTAGE_STATE_DIR: stateFolder,
  PORT: port,
  DATABASE_URL: "",
  DATABASE_WRITER_URL: "",
  DATABASE_OWNER_URL: "",
  NEXT_TELEMETRY_DISABLED: "1",
  ...oidc,
};
