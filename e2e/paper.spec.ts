import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { features } from "@/db/schema/programmes";
import { fr } from "@/lib/i18n/fr";
import { findBrowser } from "@/lib/paper/find-browser";
import { printPage } from "@/lib/paper/print-page";
import { slidesText } from "@/lib/testing/read-table";
import { viewPath, viewsFor } from "@/lib/views/views";
import { address } from "./environment";
import { expect, openView, test } from "./fixtures";
import { sessionFile } from "./people";

/** Inside the margins of an A4 upright, CSS pixels. */
const SHEET = { width: 703, height: 1000 };

/** Points of an A4. */
const A4 = [595, 842];

/** Words without what is between them: a PDF places letters, spaces where it likes, and one apostrophe for another. */
const squeeze = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").replaceAll("\u02bc", "’");

/** The sheets of a PDF: their sizes and their words, squeezed. */
async function readPdf(file: Uint8Array) {
  const pdf = await getDocument({ data: Uint8Array.from(file), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const [, , width = 0, height = 0] = page.view;
      const { items } = await page.getTextContent();
      const text = items.map((item) => ("str" in item ? item.str : "")).join(" ");
      return { size: [width, height].map(Math.round).sort((a, b) => a - b), text: squeeze(text) };
    }),
  );
}

test.describe("an executive", () => {
  test.use({ person: "executive" });

  test("takes their page away on A4, each sheet saying whose, when and which it is", async ({ page, api }) => {
    await openView(page, "executive");
    const waited = page.waitForEvent("download");
    await page.getByRole("button", { name: fr.paper.ready.pdf, exact: true }).click();
    await expect(page.getByRole("button", { name: fr.paper.busy.pdf })).toBeDisabled();
    const download = await waited;
    const { programme, period } = await api.view("executive");
    expect(download.suggestedFilename()).toBe(`demo-synthese-${period.label}-${programme.asOf}.pdf`);
    const sheets = await readPdf(readFileSync(await download.path()));
    expect(sheets.length).toBeGreaterThan(0);
    expect(sheets.length).toBeLessThan(3);
    for (const [index, { size, text }] of sheets.entries()) {
      expect(size).toEqual(A4);
      expect(text).toContain(squeeze(`${programme.name} · Exercice 2026, au 17 nov. · Données au`));
      expect(text).toContain(`${index + 1}/${sheets.length}`);
    }
    const [title] = await page.getByRole("heading", { level: 1 }).allInnerTexts();
    expect(sheets[0]?.text).toContain(squeeze(title ?? "none"));
    // A drawing that was not made has none of its axis.
    expect(sheets.map(({ text }) => text).join("")).toMatch(/janv\.202\d/);
    for (const { text } of sheets) expect(text).not.toContain(squeeze(fr.filters.compareYes));
    await expect(page.getByRole("button", { name: fr.paper.ready.pdf, exact: true })).toBeEnabled();
  });

  test("takes away the evidence, which is of no period", async ({ page, api }) => {
    const { programme } = await api.view("evidence");
    const answer = await page.request.get("/api/programmes/demo/views/evidence/export?format=pdf");
    expect(answer.headers()["content-disposition"]).toContain(`"demo-preuve-${programme.asOf}.pdf"`);
    const [sheet] = await readPdf(await answer.body());
    expect(sheet?.text).toContain(squeeze(`${programme.name} · ${fr.page.allKnown} · Données au`));
    expect(sheet?.text).not.toContain(squeeze("Exercice 2026"));
  });

  test("takes their charts away as slides", async ({ page, api }) => {
    await openView(page, "executive");
    const waited = page.waitForEvent("download");
    await page.getByRole("button", { name: fr.paper.ready.pptx, exact: true }).click();
    const download = await waited;
    const { programme, period, answers } = await api.view("executive");
    expect(download.suggestedFilename()).toBe(`demo-synthese-${period.label}-${programme.asOf}.pptx`);
    const text = await slidesText(readFileSync(await download.path()));
    expect(text.match(/^ppt\/charts\/chart\d+\.xml$/gm)?.length).toBeGreaterThan(2);
    const months = answers["revenue-over-12-months"]?.rows ?? [];
    expect(months.length).toBeGreaterThan(12);
    for (const { value } of months) if (value !== null) expect(text).toContain(`<c:v>${value / 100}</c:v>`);
  });
});

test.describe("marketing", () => {
  test.use({ person: "marketing" });

  for (const locale of ["fr-FR", "en-GB"])
    test(`nothing on a sheet is wider than its place (${locale})`, async ({ browser }) => {
      const context = await browser.newContext({ locale, viewport: SHEET, storageState: sessionFile("marketing") });
      const page = await context.newPage();
      await page.emulateMedia({ media: "print" });
      for (const view of viewsFor("marketing", features)) {
        await page.goto(`${address}${viewPath("demo", view)}`, { waitUntil: "networkidle" });
        const cut = await page
          .getByRole("main")
          .evaluate((main) =>
            [...main.querySelectorAll("section[aria-label]:not(:has([data-across]))")]
              .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
              .map((one) => one.getAttribute("aria-label")),
          );
        expect(cut, view.id).toEqual([]);
      }
      await context.close();
    });
});

test.describe("a rep", () => {
  test.use({ person: "rep" });

  test("takes away their own customers' page and no other", async ({ request, page, api, apiAs }) => {
    const url = "/api/programmes/demo/views/sales/export?format=pdf";
    const mine = await page.request.get(url);
    expect(mine.status()).toBe(200);
    const text = (await readPdf(await mine.body())).map((sheet) => sheet.text).join("");
    const [customer] = (await api.view("sales")).shown.portfolio?.rows ?? [];
    expect(text).toContain(squeeze(String(customer?.name ?? "none")));
    const { filters } = await (await apiAs("marketing")).view("marketing");
    // Their own name is under what they noted.
    const [own] = (await api.indicator("revenue", "by=rep")).rows.map(({ key }) => key.rep);
    const others = (filters.rep ?? []).filter(({ code, name }) => code !== own && name !== "");
    expect(others.length).toBeGreaterThan(5);
    for (const { name } of others) expect(text).not.toContain(squeeze(name));
    for (const view of ["marketing", "executive", "nothing"])
      expect((await page.request.get(url.replace("sales", view))).status(), view).toBe(400);
    expect((await request.get(`${address}${url}`, { headers: { cookie: "" } })).status()).toBe(401);
  });
});

test("the browser that prints reaches its own server and no other, and brings its token in no address", async () => {
  const asked: string[] = [];
  const elsewhere = createServer((request, answer) => {
    asked.push(`elsewhere ${request.url}`);
    answer.end();
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => elsewhere.once("listening", ready));
  const { port } = elsewhere.address() as AddressInfo;
  const others = [`http://127.0.0.1:${port}/a`, `http://localhost:${port}/b`, `http://pilotage.invalid:${port}/c`];
  const here = createServer((request, answer) => {
    asked.push(`${request.method} ${request.url} ${request.headers.referer ?? ""}`);
    if (request.url === "/api/passes") answer.writeHead(204, { "set-cookie": "session=s3cret; HttpOnly; Path=/" });
    if (request.url === "/club/marketing")
      answer.setHeader("content-type", "text/html").write(`
        <link rel="stylesheet" href="${others[0]}"><img src="${others[1]}"><img src="/api/programmes">
        <iframe src="${others[2]}"></iframe><main id="content" aria-busy="false">here</main>
        <script>for (const url of ${JSON.stringify(others)}) { fetch(url, { mode: "no-cors" }).catch(() => {});
          navigator.sendBeacon(url); new WebSocket(url.replace("http", "ws")); new Image().src = url; }</script>`);
    answer.end();
  }).listen(0, "localhost");
  await new Promise((ready) => here.once("listening", ready));
  const server = `localhost:${(here.address() as AddressInfo).port}`;
  try {
    const file = await printPage({
      browser: await findBrowser(),
      server,
      page: "/club/marketing",
      language: "fr-FR",
      pass: async () => "t0ken",
    });
    expect((await readPdf(file))[0]?.text).toContain("here");
  } finally {
    elsewhere.close();
    here.close();
  }
  expect(asked.filter((line) => line.startsWith("elsewhere"))).toEqual([]);
  expect(asked.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
    "GET /icon.svg",
    "POST /api/passes",
    "GET /club/marketing",
  ]);
  expect(asked.join("\n")).not.toMatch(/t0ken|s3cret/);
});
