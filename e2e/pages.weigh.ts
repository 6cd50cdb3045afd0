import { gzipSync } from "node:zlib";
import { viewPath, views } from "@/lib/views/views";
import { expect, test } from "./fixtures";

/** What a page may load before its charts, and when its largest part may be there at a fourth of the processor's speed. */
const GOALS = { kilobytes: 200, seconds: 1 };

/** The figure is their median: one load alone is told by what the machine did beside it. */
const LOADS = 5;

/** When the largest part was there, and which that is. */
const largestPaint = () =>
  new Promise<{ seconds: number; what: string }>((resolve) => {
    let last: PerformanceEntry & { element?: Element | null } = performance.mark("none");
    new PerformanceObserver((list) => {
      last = list.getEntries().at(-1) ?? last;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(
      () => resolve({ seconds: last.startTime / 1000, what: last.element?.textContent?.trim().slice(0, 40) ?? "" }),
      1500,
    );
  });

test.use({ person: "marketing" });

for (const view of views.filter(({ roles }) => roles.includes("marketing"))) {
  test(`weighs ${view.id}`, async ({ page }) => {
    const path = viewPath("demo", view);
    const html = await (await page.request.get(path)).text();
    const [legacy = ""] = /<script[^>]+noModule[^>]*>/i.exec(html) ?? [];
    const named = [...html.matchAll(/\/_next\/static\/[^"'\\ ]+\.js/g)].map(([file]) => file);
    // What only browsers without modules load: none that runs the app.
    const files = new Set(named.filter((file) => !legacy.includes(file)));
    let bytes = 0;
    for (const file of files) bytes += gzipSync(await (await page.request.get(file)).body()).length;

    const client = await page.context().newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    // Each load is a first one.
    await client.send("Network.setCacheDisabled", { cacheDisabled: true });
    const loads: { seconds: number; what: string }[] = [];
    for (let load = 0; load < LOADS; load++) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      loads.push(await page.evaluate(largestPaint));
    }
    const { seconds = 0, what = "" } = loads.sort((a, b) => a.seconds - b.seconds)[Math.floor(LOADS / 2)] ?? {};
    const kilobytes = bytes / 1000;
    const verdict = kilobytes <= GOALS.kilobytes && seconds <= GOALS.seconds ? "met" : "missed";
    console.log(
      `${view.id.padEnd(12)} ${kilobytes.toFixed(0).padStart(5)} kB gzip  ${seconds.toFixed(2).padStart(5)} s LCP at 4× CPU  ${verdict}  (${what})`,
    );
  });
}
