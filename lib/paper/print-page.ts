import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { shareOf } from "@/lib/env";
import { takeTurns } from "@/lib/take-turns";
import { PrintError } from "./print-error";
import { dropRights, isRoot, NOBODY } from "./unprivileged";

/** A browser's memory is a few hundred megabytes: few at once, and nobody waits for many others. */
const inTurn = takeTurns(shareOf(2), 6, () => new PrintError("busy"));
const WITHIN_MS = 45_000;

/** The browser's only host: a name that exists nowhere, for the server's port; no other name or number resolves. */
const HOST = "pilotage.invalid";
const ORIGIN = `http://${HOST}`;
/** What shows nothing of anybody: from there the browser asks for its cookie. */
const DOOR = "/icon.svg";

/** An A4's width in CSS pixels, and its height. */
const A4 = { width: 794, height: 1123 };

export interface Printing {
  /** The browser's path. */
  browser: string;
  /** Where it reaches the server: `localhost:3000`. */
  server: string;
  /** The page's whole address, without its origin. */
  page: string;
  /** The reader's language, as browsers say it. */
  language: string;
  /** Gives a token that opens this page once; asked when the browser is there to use it. */
  pass: () => Promise<string>;
}

/**
 * A page as a PDF on A4, by a browser of its own that has no rights on this machine, reaches nothing but the server and
 * opens nothing but that page. Throws `PrintError`.
 */
export const printPage = (printing: Printing): Promise<Uint8Array<ArrayBuffer>> => inTurn(() => inFolder(printing));

/** A folder with the browser's profile, gone with it. */
async function inFolder(printing: Printing): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), "pilotage-print-"));
  try {
    const profile = join(folder, "profile");
    await mkdir(profile, { mode: 0o700 });
    const context = await start(printing, await launcherIn(folder, profile, printing.browser), profile);
    return await withinTime(context, () => print(context, printing)).finally(() => context.close());
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What starts the browser: itself, or, as root, a script that gives up root's rights first. */
async function launcherIn(folder: string, profile: string, browser: string): Promise<string> {
  if (!isRoot()) return browser;
  await chmod(folder, 0o711);
  await chown(profile, NOBODY, NOBODY);
  const launcher = join(folder, "browser");
  const command = [...dropRights(), browser].map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  await writeFile(launcher, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o700 });
  return launcher;
}

/** Whether this machine lets a browser make its sandbox; containers often do not, and the browser then says so. */
let hasSandbox = true;
const withoutSandbox = /No usable sandbox|SUID sandbox helper|Failed to move to new namespace/;

async function start(printing: Printing, executablePath: string, profile: string): Promise<BrowserContext> {
  const launch = (chromiumSandbox: boolean) =>
    chromium.launchPersistentContext(profile, {
      executablePath,
      chromiumSandbox,
      // None of the server's environment: it holds its secrets.
      env: { HOME: profile, TMPDIR: profile, PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8" },
      args: [
        `--host-resolver-rules=MAP ${HOST} ${printing.server}, MAP * ~NOTFOUND`,
        "--no-proxy-server",
        "--disable-gpu",
        "--disable-quic",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      ],
      locale: printing.language,
      colorScheme: "light",
      viewport: A4,
      serviceWorkers: "block",
      acceptDownloads: false,
      // A server that is told to end answers first what it was asked, pages too.
      handleSIGTERM: false,
      handleSIGINT: false,
      timeout: 15_000,
    });
  try {
    return await launch(hasSandbox).catch((error) => {
      if (!hasSandbox || !withoutSandbox.test(String(error))) throw error;
      console.warn("pages are printed without the browser's sandbox, which this machine does not allow");
      hasSandbox = false;
      return launch(false);
    });
  } catch (error) {
    console.error("no browser to print with:", error instanceof Error ? error.message : error);
    throw new PrintError("none");
  }
}

async function withinTime<T>(context: BrowserContext, work: () => Promise<T>): Promise<T> {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    void context.close();
  }, WITHIN_MS);
  try {
    return await work();
  } catch (error) {
    if (isLate) throw new PrintError("late");
    console.error("a page was not printed:", error instanceof Error ? error.message : error);
    throw new PrintError("failed");
  } finally {
    clearTimeout(timer);
  }
}

async function print(context: BrowserContext, { page: address, pass }: Printing): Promise<Uint8Array<ArrayBuffer>> {
  await context.route("**", (route) => {
    const { pathname, search, origin } = new URL(route.request().url());
    const isOpen = [address, DOOR, "/api/passes"].includes(pathname + search) || pathname.startsWith("/_next/static/");
    return isOpen && origin === ORIGIN ? route.continue() : route.abort();
  });
  await context.routeWebSocket("**", (socket) => socket.close());
  const page = context.pages()[0] ?? (await context.newPage());
  await takeCookie(page, address, await pass());
  // What is measured is measured as it is printed.
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  const answer = await page.goto(ORIGIN + address, { waitUntil: "load" });
  if (answer?.status() !== 200 || answer.url() !== ORIGIN + address) throw new Error(`answered ${answer?.status()}`);
  await page.locator("main#content[aria-busy=false]").waitFor({ timeout: WITHIN_MS });
  await page.waitForFunction(() => !document.querySelector("[data-drawing]") && document.fonts.status === "loaded");
  return Uint8Array.from(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }));
}

/** Exchanges the token, which no address holds, for the cookie that opens the page. */
async function takeCookie(page: Page, address: string, token: string): Promise<void> {
  await page.goto(ORIGIN + DOOR);
  const status = await page.evaluate(
    async (body) =>
      (await fetch("/api/passes", { method: "POST", headers: { "content-type": "application/json" }, body })).status,
    JSON.stringify({ token, page: address }),
  );
  if (status !== 204) throw new Error(`the pass was answered ${status}`);
}
