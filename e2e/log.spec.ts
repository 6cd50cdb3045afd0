import { readFileSync } from "node:fs";
import { readAccounts } from "./api";
import { serverLog } from "./environment";
import { expect, openView, signInAs, test } from "./fixtures";
import { people } from "./people";

/** What the server says; the demo's command has said before whom it made. */
const readLog = (): string => readFileSync(serverLog, "utf8").split("Ctrl-C stops it.").at(-1) ?? "";

interface Line {
  event: string;
  route: string;
  method: string;
  status: number;
  user: number | null;
  request: string;
}

const readRequests = (): Line[] =>
  readLog()
    .split("\n")
    .filter((line) => line.startsWith('{"time"'))
    .map((line): Line => JSON.parse(line))
    .filter(({ event }) => event === "request");

test.describe("what the server logs", () => {
  test.use({ person: null });

  test("tells every request by its route and its reader's number, and nobody's name, mail or question", async ({
    page,
    apiAs,
  }) => {
    const marketing = await apiAs("marketing");
    const { rows } = await readAccounts(marketing, "list=members");
    const { filters } = await marketing.view("marketing");
    const [member] = rows;
    if (!member) throw new Error("no member");
    await page.goto("/sign-in?next=%2Fdemo%2Fmarketing");
    await signInAs(page, "marketing");
    await openView(page, "marketing");
    await page.goto(`/demo/accounts?list=members&search=${encodeURIComponent(member.name)}`);
    await page.goto(`/demo/accounts/${encodeURIComponent(member.code)}`);
    await marketing.ask(`demo/accounts?list=members&search=${encodeURIComponent(member.name)}&nonsense=1`);
    await page.goto("/demo/marketing/%E0%A4");
    const answer = await page.request.get(`/api/programmes/demo/accounts/${encodeURIComponent(member.code)}`);
    const id = answer.headers()["x-request-id"] ?? "none";

    await expect.poll(() => readRequests().map(({ request }) => request)).toContain(id);
    const requests = readRequests();
    const own = requests.find(({ request }) => request === id);
    expect(own).toMatchObject({
      method: "GET",
      route: "/api/programmes/[programme]/accounts/[account]",
      status: 200,
      user: expect.any(Number),
    });
    for (const route of ["/sign-in", "/api/auth/[...nextauth]", "/[programme]/accounts/[account]"])
      expect(requests.map((line) => line.route)).toContain(route);
    expect(requests.filter(({ status }) => status >= 500)).toEqual([]);

    const log = readLog();
    const names = [...rows, ...(filters.rep ?? [])].map(({ name }) => name).filter((name) => name.length > 3);
    expect(names.length).toBeGreaterThan(20);
    for (const secret of [
      ...Object.values(people),
      "@demo.example",
      ...names,
      `/${member.code}`,
      "search=",
      "nonsense",
    ])
      expect(log, secret).not.toContain(secret);
  });

  test("is not asked for by whom a request says that it comes from", async ({ request }) => {
    const forwarded = { "x-forwarded-host": "elsewhere.example", "x-forwarded-proto": "https" };
    for (const path of ["/demo/marketing", "/", "/api/auth/session", "/api/auth/signin"]) {
      const answer = await request.get(path, { headers: forwarded, maxRedirects: 0 });
      expect(JSON.stringify(answer.headers()) + (await answer.text()), path).not.toContain("elsewhere.example");
    }
  });
});

test("the server says that it answers, and that readers may come, to whoever asks", async ({ request }) => {
  expect(await (await request.get("/healthz")).json()).toEqual({ status: "ok" });
  expect(await (await request.get("/readyz")).json()).toEqual({ status: "ready" });
});
