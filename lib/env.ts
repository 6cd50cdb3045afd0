import { existsSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
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
 * Throws when only some of the three addresses are set, naming those that are missing, or when one is no address.
 */
export function externalDatabase(): ExternalDatabase | null {
  const appUrl = read("DATABASE_URL");
  const writerUrl = read("DATABASE_WRITER_URL");
  const ownerUrl = read("DATABASE_OWNER_URL");
  if (appUrl && writerUrl && ownerUrl) {
    const wrong = Object.entries({ DATABASE_URL: appUrl, DATABASE_WRITER_URL: writerUrl, DATABASE_OWNER_URL: ownerUrl })
      .filter(([, url]) => !/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
      .map(([name]) => name);
    if (wrong.length > 0) throw new Error(`No address of a PostgreSQL (postgres://…): ${wrong.join(", ")}`);
    return { appUrl, writerUrl, ownerUrl };
  }
  if (!appUrl && !writerUrl && !ownerUrl) return null;
  const missing = [
    appUrl ? [] : ["DATABASE_URL (the app's login)"],
    writerUrl ? [] : ["DATABASE_WRITER_URL (the login of import and rollup)"],
    ownerUrl ? [] : ["DATABASE_OWNER_URL (the login of migrations)"],
  ].flat();
  throw new Error(`An external database needs three logins. Missing: ${missing.join(", ")}`);
}

/**
 * The app login's address, in a process that serves; `npm start` and `npm run demo` give it. Throws when it is unset, and
 * where the process was given another login beside it.
 */
export function appDatabaseUrl(): string {
  const url = read("DATABASE_URL");
  if (!url) throw new Error("DATABASE_URL is not set: serve with npm start, npm run dev or npm run demo");
  const others = ["DATABASE_WRITER_URL", "DATABASE_OWNER_URL"].filter(read);
  if (others.length > 0)
    throw new Error(`What serves readers is given the app's login alone, not ${others.join(", ")}`);
  return url;
}

/** TCP port of the web server: `PORT`, 3000 by default. Throws unless it is an integer from 1 to 65535. */
export function port(): number {
  const text = read("PORT") ?? "3000";
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65535) throw new Error(`PORT is not a port number: ${text}`);
  return value;
}

/** How many processes answer in production (`PILOTAGE_PROCESSES`): as many as there are processors, 4 at most. */
export const processes = (): number =>
  count("PILOTAGE_PROCESSES", Math.min(4, availableParallelism()), { least: 1, most: 64 });

/** What one of these processes may do at once of what all together may, at least one. */
export const shareOf = (atOnce: number): number => Math.max(1, Math.floor(atOnce / processes()));

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

/** A session ends this long after its last request, and in any case this long after the sign-in. */
export interface SessionLimits {
  idleHours: number;
  absoluteHours: number;
}

/** `PILOTAGE_SESSION_IDLE_HOURS` (24 by default) and `PILOTAGE_SESSION_HOURS` (a week). Throws unless they are whole hours. */
export function sessionLimits(): SessionLimits {
  const absoluteHours = count("PILOTAGE_SESSION_HOURS", 24 * 7, { least: 1, most: 24 * 90 });
  return { idleHours: count("PILOTAGE_SESSION_IDLE_HOURS", 24, { least: 1, most: 24 * 90 }), absoluteHours };
}

/** The server that people of a company sign in at, beside passwords; `name` is what they call it. */
export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
}

/**
 * The OIDC server, or null when `OIDC_ISSUER` and the others are unset. Throws when only some are set, and when the issuer
 * is no address that is reached over https (or on this machine).
 */
export function oidcServer(): OidcServer | null {
  const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_NAME"] as const;
  const [issuer, clientId, clientSecret, name] = names.map(read);
  if (!issuer && !clientId && !clientSecret && !name) return null;
  if (!issuer || !clientId || !clientSecret || !name)
    throw new Error(
      `Signing in by OIDC needs four settings. Missing: ${names.filter((each) => !read(each)).join(", ")}`,
    );
  const { protocol, hostname } = new URL(issuer);
  const isHere = hostname === "localhost" || hostname === "127.0.0.1";
  if (protocol !== "https:" && !isHere) throw new Error(`OIDC_ISSUER is not reached over https: ${issuer}`);
  return { issuer, clientId, clientSecret, name };
}

/** How many proxies stand before the server, each adding whom it saw (`PILOTAGE_PROXIES`, 0 by default). */
export const trustedProxies = (): number => count("PILOTAGE_PROXIES", 0, { least: 0, most: 10 });

function count(name: string, otherwise: number, { least, most }: { least: number; most: number }): number {
  const text = read(name) ?? String(otherwise);
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} is a whole number from ${least} to ${most}, not ${text}`);
}

/** Where people reach the site (`NEXTAUTH_URL`, without its path), or null where nothing says so. Throws when it is no address. */
export function siteOrigin(): string | null {
  const url = read("NEXTAUTH_URL");
  if (!url) return null;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new Error(`NEXTAUTH_URL is no web address: ${url}`);
  return new URL(url).origin;
}

const isLocal = (host: string): boolean => ["localhost", "127.0.0.1", "[::1]", "::1"].includes(host);

/** In production people come by https, which a proxy before the server ends, or from this machine. */
function checkOrigin(host: string): void {
  if (process.env.NODE_ENV !== "production") return;
  const origin = siteOrigin();
  if (!origin && !isLocal(host))
    throw new Error(`NEXTAUTH_URL is not set: listening on ${host}, the server needs the address that people use`);
  if (origin?.startsWith("http:") && !isLocal(new URL(origin).hostname))
    throw new Error("NEXTAUTH_URL begins with http: passwords and sessions would be sent in the clear. Use https");
  if (origin?.startsWith("https:") && read("PILOTAGE_PROXIES") === null)
    throw new Error("PILOTAGE_PROXIES is not set: over https, say how many proxies stand before the server (1)");
}

/** Everything in the environment that keeps a server on `host` from starting, each in a line. */
export const serverProblems = (host: string): string[] =>
  [
    authSecret,
    externalDatabase,
    port,
    processes,
    stateDir,
    siteOrigin,
    trustedProxies,
    sessionLimits,
    oidcServer,
    () => checkOrigin(host),
  ].flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
