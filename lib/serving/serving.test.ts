import { once } from "node:events";
import { Agent, createServer, get, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { currentRequest, noteUser } from "./current-request";
import { logConsole } from "./log";
import { stopOnSignal } from "./stop-on-signal";
import { type Watch, watchRequests } from "./watch-requests";

const closedPools = vi.hoisted(() => ({ count: 0 }));
vi.mock("@/db/app-database", () => ({
  closeAppDatabase: async () => {
    closedPools.count++;
  },
}));

interface Line {
  event: string;
  [field: string]: unknown;
}

let watch: Watch;
beforeAll(() => {
  watch = watchRequests((path) => (path.startsWith("/club/") ? "/[programme]/[page]" : "other"));
});

const lines: Line[] = [];
const text = () => JSON.stringify(lines);
vi.spyOn(process.stdout, "write").mockImplementation((written) => {
  const line = String(written);
  if (line.startsWith('{"time"')) lines.push(JSON.parse(line));
  return true;
});
afterEach(() => {
  lines.length = 0;
});

/** Waits for it as long as a busy machine takes. */
const soon = (is: () => unknown) => vi.waitFor(is, { timeout: 20_000 });

const servers: Server[] = [];
async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer ?? (() => {})).listen(0, "localhost");
  servers.push(server);
  await once(server, "listening");
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const logged = async (count: number) => {
  await soon(() => expect(lines.filter(({ event }) => event === "request")).toHaveLength(count));
  return lines.filter(({ event }) => event === "request");
};

describe("the log", () => {
  test("has a line for a request: its route, its status, who asked by number; and nothing that was asked", async () => {
    const address = await serve(async (_, response) => {
      await wait(5);
      noteUser(42);
      response.writeHead(418).end();
    });
    const answer = await fetch(`${address}/club/accounts-of-Jeanne?search=jeanne%40example.com`);
    const [line] = await logged(1);
    expect(line).toMatchObject({ level: "info", method: "GET", route: "/[programme]/[page]", status: 418, user: 42 });
    expect(line?.ms).toBeGreaterThanOrEqual(4);
    expect(answer.headers.get("x-request-id")).toBe(line?.request);
    expect(text()).not.toMatch(/jeanne/i);
  });

  test("tells requests of one connection apart, also who asked", async () => {
    const address = await serve(async (request, response) => {
      await wait(5);
      if (request.url === "/club/a") noteUser(1);
      response.end();
    });
    await fetch(`${address}/club/a`);
    await fetch(`${address}/club/b`);
    expect((await logged(2)).map(({ user }) => user)).toEqual([1, null]);
    expect(new Set((await logged(2)).map(({ request }) => request)).size).toBe(2);
  });

  test("has what nobody waited for", async () => {
    const address = await serve(() => {});
    const asked = get(`${address}/club/a`).on("error", () => {});
    await soon(() => expect(watch.open).toBe(1));
    asked.destroy();
    expect((await logged(1))[0]).toMatchObject({ status: 499 });
    expect(watch.open).toBe(0);
  });

  test("has errors with the request that they are of, and without the rows that they quote", async () => {
    const real = { ...console };
    logConsole();
    const address = await serve((_, response) => {
      const refused = Object.assign(new Error("duplicate key (jeanne@example.com)"), {
        code: "23505",
        severity: "ERROR",
        detail: "Key (email)=(jeanne@example.com) already exists.",
      });
      console.error("failed:", refused, { email: "jeanne@example.com" });
      console.warn("slow", new RangeError("too far"));
      response.end();
    });
    await fetch(`${address}/club/a`);
    const [{ request } = { request: "" }] = await logged(1);
    Object.assign(console, real);
    const said = lines.filter(({ event }) => event === "said");
    expect(said).toMatchObject([
      { level: "error", request, message: "failed:", error: { code: "23505" } },
      { level: "warn", request, message: "slow", error: { name: "RangeError", message: "too far" } },
    ]);
    expect(text()).toContain("serving.test.ts");
    expect(text()).not.toMatch(/jeanne/i);
  });
});

describe("pages", () => {
  test("are made two at a time, in the order of asking; what is no page does not wait", async () => {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const address = await serve((request, response) => {
      begun.push(request.url ?? "");
      ends.set(request.url ?? "", () => response.end());
    });
    const asked = [];
    for (const name of ["a", "b", "c", "d"]) {
      asked.push(fetch(`${address}/club/${name}`));
      await soon(() => expect(watch.open).toBe(asked.length));
    }
    asked.push(
      fetch(`${address}/api/programmes/club`),
      fetch(`${address}/healthz`),
      fetch(`${address}/_next/static/a.js`),
    );
    await soon(() => expect(begun).toHaveLength(5));
    expect(begun.slice(0, 2)).toEqual(["/club/a", "/club/b"]);
    expect(begun).not.toContain("/club/c");
    ends.get("/club/b")?.();
    await soon(() => expect(begun.at(-1)).toBe("/club/c"));
    for (const name of ["a", "c"]) ends.get(`/club/${name}`)?.();
    await soon(() => expect(begun.at(-1)).toBe("/club/d"));
    for (const end of ends.values()) end();
    await Promise.all(asked);
  });

  test("are not made for who left, and one that waited keeps its own request's id", async () => {
    const ids = new Map<string, string | undefined>();
    const ends: (() => void)[] = [];
    const address = await serve((request, response) => {
      ids.set(request.url ?? "", currentRequest.getStore()?.id);
      ends.push(() => response.end());
    });
    const first = [fetch(`${address}/club/a`), fetch(`${address}/club/b`)];
    await soon(() => expect(ends).toHaveLength(2));
    const leaves = get(`${address}/club/left`).on("error", () => {});
    await soon(() => expect(watch.open).toBe(3));
    const waits = fetch(`${address}/club/waited`);
    await soon(() => expect(watch.open).toBe(4));
    leaves.destroy();
    await soon(() => expect(watch.open).toBe(3));
    for (const end of ends.splice(0)) end();
    await soon(() => expect(ends).toHaveLength(1));
    ends[0]?.();
    expect((await waits).headers.get("x-request-id")).toBe(ids.get("/club/waited"));
    expect(ids.has("/club/left")).toBe(false);
    await Promise.all(first);
  });

  test("hold a turn for so long at most: who reads slowly keeps nobody from theirs", async () => {
    const begun: string[] = [];
    const ends: (() => void)[] = [];
    const address = await serve((request, response) => {
      begun.push(request.url ?? "");
      ends.push(() => response.end());
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const asked = ["a", "b"].map((name) => fetch(`${address}/club/${name}`));
      while (begun.length < 2) await new Promise(setImmediate);
      asked.push(fetch(`${address}/club/c`));
      while (watch.open < 3) await new Promise(setImmediate);
      vi.advanceTimersByTime(19_000);
      await new Promise(setImmediate);
      expect(begun).not.toContain("/club/c");
      vi.advanceTimersByTime(1_000);
      while (begun.length < 3) await new Promise(setImmediate);
      for (const end of ends) end();
      await Promise.all(asked);
    } finally {
      vi.useRealTimers();
    }
  });

  test("are not sent anything: what waits for a body takes no turn", async () => {
    let asked = 0;
    const address = await serve((_, response) => {
      asked++;
      response.end();
    });
    const agent = new Agent();
    const statuses = [1, 2, 3].map(
      () =>
        new Promise<number | undefined>((resolve, reject) =>
          request(`${address}/sign-in`, { agent, method: "POST", headers: { "content-length": "1" } })
            .on("response", (answer) => resolve(answer.resume().statusCode))
            .on("error", reject)
            .flushHeaders(),
        ),
    );
    expect(await Promise.all(statuses)).toEqual([405, 405, 405]);
    expect((await fetch(`${address}/club/a`)).status).toBe(200);
    expect(asked).toBe(1);
    agent.destroy();
  });

  test("are refused where 200 wait, and the browser asks again", async () => {
    const held: ServerResponse[] = [];
    let isHeld = true;
    const address = await serve((_, response) => {
      if (isHeld) held.push(response);
      else response.end();
    });
    const agent = new Agent({ maxSockets: 300 });
    const answered = Array.from(
      { length: 202 },
      () =>
        new Promise((resolve, reject) =>
          get(`${address}/club/a`, { agent }, (answer) => resolve(answer.toArray())).on("error", reject),
        ),
    );
    await soon(() => expect(watch.open).toBe(202));
    const refused = await fetch(`${address}/club/b`);
    expect([refused.status, refused.headers.get("refresh")]).toEqual([503, "5"]);
    isHeld = false;
    for (const response of held) response.end();
    // A connection cut before its answer was read would be an error of nobody's.
    await Promise.all(answered);
    await soon(() => expect(watch.open).toBe(0));
    agent.destroy();
  });
});

test("a server that is told to end answers what it was asked, leaves the database, and keeps no connection", async () => {
  const address = await serve(async (_, response) => {
    await wait(300);
    response.end("all of it");
  });
  // By themselves its connections would stay for good.
  for (const server of servers) server.keepAliveTimeout = 0;
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise<string>((resolve, reject) =>
    get(`${address}/club/a`, { agent }, async (response) => resolve(String(await response.toArray()))).on(
      "error",
      reject,
    ),
  );
  await soon(() => expect(watch.open).toBe(1));
  const exited = new Promise<number>((exit) => stopOnSignal(watch, exit));
  process.emit("SIGTERM");
  await soon(() => expect(fetch(`${address}/club/b`)).rejects.toThrow());
  expect(await answered).toBe("all of it");
  expect(await exited).toBe(0);
  expect(closedPools.count).toBe(1);
  expect(lines.map(({ event }) => event)).toEqual(["stopping", "request", "stopped"]);
  agent.destroy();
});
