import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Connection strings of a PostgreSQL that this product does not run itself, one per login. */
export interface ExternalDatabase {
  appUrl: string;
  writerUrl: string;
  ownerUrl: string;
}

const MINIMUM_SECRET_LENGTH = 32;
const DEVELOPMENT_SECRET = "pilotage-development-secret-refused-in-production";

/** A variable set to nothing (as `docker run -e X=` does) counts as unset. */
function read(name: string): string | null {
  const value = process.env[name]?.trim();
  return value ? value : null;
}

function projectFolder(): string {
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).name === "pilotage") return folder;
    if (folder === dirname(folder)) {
      throw new Error(`${process.cwd()} is not inside the pilotage folder: go there, or set PILOTAGE_STATE_DIR`);
    }
  }
}

/**
 * Absolute path of the folder that holds everything this installation writes (database, secrets): `PILOTAGE_STATE_DIR`,
 * or `.pilotage` in the project. Throws when neither can be told.
 */
export function stateDir(): string {
  const chosen = read("PILOTAGE_STATE_DIR");
  return chosen ? resolve(chosen) : join(projectFolder(), ".pilotage");
}

/**
 * The external database, or null when `DATABASE_URL` is unset (then the embedded one is used).
 * Throws when only some of the three addresses are set, naming those that are missing.
 */
export function externalDatabase(): ExternalDatabase | null {
  const appUrl = read("DATABASE_URL");
  const writerUrl = read("DATABASE_WRITER_URL");
  const ownerUrl = read("DATABASE_OWNER_URL");
  if (appUrl && writerUrl && ownerUrl) return { appUrl, writerUrl, ownerUrl };
  if (!appUrl && !writerUrl && !ownerUrl) return null;
  const missing = [
    appUrl ? [] : ["DATABASE_URL (the app's login)"],
    writerUrl ? [] : ["DATABASE_WRITER_URL (the login of import and rollup)"],
    ownerUrl ? [] : ["DATABASE_OWNER_URL (the login of migrations)"],
  ].flat();
  throw new Error(`An external database needs three logins. Missing: ${missing.join(", ")}`);
}

/** The app login's address, in the process that serves; `npm start` and `npm run demo` give it. Throws when it is unset. */
export function appDatabaseUrl(): string {
  const url = read("DATABASE_URL");
  if (!url) throw new Error("DATABASE_URL is not set: serve with npm start, npm run dev or npm run demo");
  return url;
}

/** TCP port of the web server: `PORT`, 3000 by default. Throws unless it is an integer from 1 to 65535. */
export function port(): number {
  const text = read("PORT") ?? "3000";
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65535) throw new Error(`PORT is not a port number: ${text}`);
  return value;
}

/** Path of the browser to use for PDF and tests (`CHROMIUM_PATH`), or null to look for one. */
export function chromiumPath(): string | null {
  return read("CHROMIUM_PATH");
}

/**
 * What the serving process prints pages with: a browser and the server's own address, `localhost:3000`, both given to it
 * by the command that serves. Null where no browser was found.
 */
export function printer(): { browser: string; server: string } | null {
  const browser = read("PILOTAGE_PRINTER");
  const server = read("PILOTAGE_SERVER");
  return browser && server ? { browser, server } : null;
}

/**
 * The secret that signs session cookies (`NEXTAUTH_SECRET`). In production throws when it is missing, shorter than
 * 32 characters or the development one; elsewhere a fixed value stands in for a missing one.
 */
export function authSecret(): string {
  const secret = read("NEXTAUTH_SECRET");
  if (process.env.NODE_ENV !== "production") return secret ?? DEVELOPMENT_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set. Make one with: openssl rand -base64 48");
  if (secret === DEVELOPMENT_SECRET) throw new Error("NEXTAUTH_SECRET is the development secret: make one of your own");
  if (secret.length < MINIMUM_SECRET_LENGTH) {
    throw new Error(`NEXTAUTH_SECRET has ${secret.length} characters; at least ${MINIMUM_SECRET_LENGTH} are needed`);
  }
  return secret;
}

/** Where people reach the site (`NEXTAUTH_URL`, without its path), or null where nothing says so. */
export function siteOrigin(): string | null {
  const url = read("NEXTAUTH_URL");
  return url ? new URL(url).origin : null;
}
