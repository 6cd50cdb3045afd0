import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Processes } from "./processes";

const WAITS = "setTimeout(() => {}, 600_000)";
const STUBBORN = `process.on("SIGTERM", () => {}); ${WAITS}; console.log("begun")`;

let begun: ChildProcess[] = [];
const begin = (code: string) => () => {
  const child = spawn(process.execPath, ["-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  begun.push(child);
  return child;
};
const told = vi.spyOn(process.stdout, "write");
beforeEach(() => {
  begun = [];
  told.mockReset().mockReturnValue(true);
});
afterEach(() => {
  for (const child of begun) child.kill("SIGKILL");
});
const soon = (is: () => unknown) => vi.waitFor(is, { timeout: 20_000 });

test("one that ends by itself is begun again, and the log says so; all end when they are told to", async () => {
  const two = new Processes({ name: "server", begin: begin(WAITS), count: 2, leastMs: 0 });
  expect(begun).toHaveLength(2);
  begun[0]?.kill("SIGKILL");
  await soon(() => expect(begun).toHaveLength(3));
  expect(told.mock.calls.map(String).join("")).toMatch(/"process-ended".*of the server ended by itself: SIGKILL/);
  two.stop();
  await two.ended;
  expect(begun.map(({ signalCode }) => signalCode)).toEqual(["SIGKILL", "SIGTERM", "SIGTERM"]);
});

test("one that cannot run is not begun again, and ends the others", async () => {
  const kinds = [WAITS, "process.exit(3)"];
  const two = new Processes({ name: "server", begin: () => begin(kinds.shift() ?? "")(), count: 2, leastMs: 60_000 });
  await expect(two.ended).rejects.toThrow("a process of the server ended as soon as it was begun");
  expect(begun.map(({ exitCode, signalCode }) => exitCode ?? signalCode)).toEqual(["SIGTERM", 3]);
});

test("one that does not end when it is told to is ended", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const one = new Processes({ name: "worker", begin: begin(STUBBORN), count: 1, leastMs: 0 });
    await once(begun[0]?.stdout ?? process.stdin, "data");
    one.stop();
    vi.advanceTimersByTime(30_000);
    await one.ended;
    expect(begun[0]?.signalCode).toBe("SIGKILL");
  } finally {
    vi.useRealTimers();
  }
});
