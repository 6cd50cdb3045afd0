import { findOrInstallBrowser } from "@/lib/testing/find-browser";

/** Finds the browser where `npm test` has not: the workers inherit what is set here. */
export default async function setup(): Promise<void> {
  process.env.CHROMIUM_PATH ??= await findOrInstallBrowser();
}
