import { once } from "node:events";
import { Agent, createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { noteUser } from "./current-request";
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
  await vi.waitFor(() => expect(lines.filter(({ event }) => event === "request")).toHaveLength(count));
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
    await vi.waitFor(() => expect(watch.open).toBe(1));
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

test("a server that is told to end answers what it was asked, leaves the database, and keeps no connection", async () => {
  const address = await serve(async (_, response) => {
    await wait(300);
    response.end("all of it");
  });
  const agent = new Agent({ keepAlive: true });
  const answered = new Promise<string>((resolve, reject) =>
    get(`${address}/club/a`, { agent }, async (response) => resolve(String(await response.toArray()))).on(
      "error",
      reject,
    ),
  );
  await vi.waitFor(() => expect(watch.open).toBe(1));
  const exited = new Promise<number>((exit) => stopOnSignal(watch, exit));
  const started = performance.now();
  process.emit("SIGTERM");
  await vi.waitFor(() => expect(fetch(`${address}/club/b`)).rejects.toThrow());
  expect(await answered).toBe("all of it");
  expect(await exited).toBe(0);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(closedPools.count).toBe(1);
  expect(lines.map(({ event }) => event)).toEqual(["stopping", "request", "stopped"]);
  agent.destroy();
});
