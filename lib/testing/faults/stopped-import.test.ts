import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { kill, type Running } from "@/lib/testing/installation";
import { type Told, tell } from "./facts";
import { stateTold, World } from "./world";

let world: World;
const told: Told = { version: 0, settings: 0 };

const start = (options = {}): Running => world.installation.run("import", ["--source", world.source.folder], options);
const finish = async () => {
  const { code, said } = await start().ended;
  expect(code, said).toBe(0);
};

beforeAll(async () => {
  world = await World.make();
  await tell(world.source, told);
  await finish();
  // Held from now on, as by a server: the command is not the last one, who would stop the database.
  await world.page();
}, 180_000);
afterAll(() => world?.remove());

/** Starts an import, which waits once it comes to what the SQL locks; `stop` is told of it there, then nothing is locked. */
async function stoppedAt(lock: string, stop: (running: Running) => Promise<void>, options = {}) {
  const { writer } = await world.installation.open();
  const session = await writer.reserve();
  try {
    await session.unsafe("begin");
    await session.unsafe(lock);
    const running = start(options);
    while ((await writer`select from pg_locks where not granted`).length === 0) await sleep(20);
    await stop(running);
    await session.unsafe("rollback");
    return await running.ended;
  } finally {
    session.release();
  }
}

const interrupt = async ({ pid, said }: Running) => {
  const before = said();
  kill(pid, "SIGINT");
  while (!said().slice(before.length).includes("Interrupted")) await sleep(20);
};

test.each([
  ["before its rows are staged", () => "lock table import_rejects"],
  [
    "in the transaction that changes anything",
    (programme: number) => `select pg_advisory_xact_lock(hashtext('pilotage import, last step'), ${programme})`,
  ],
])(
  "Ctrl-C ends an import %s with 130: nothing is loaded, and the same command goes on",
  async (_, lock) => {
    told.version += 1;
    await tell(world.source, told);
    const before = await world.committed();
    const page = await world.page();
    const { code, said } = await stoppedAt(lock(await world.programmeId()), interrupt);
    expect(code, said).toBe(130);
    expect(await world.committed()).toBe(before);
    expect(await world.page()).toBe(page);
    await finish();
    expect(await world.committed()).toBe(stateTold(told, 0));
  },
  120_000,
);

test("a second Ctrl-C ends it where it is", async () => {
  told.version += 1;
  await tell(world.source, told);
  const before = await world.committed();
  // By itself it would end a little later, as after the first.
  const preload = `
    const usual = globalThis.setTimeout;
    globalThis.setTimeout = (work, ms, ...more) => usual(work, ms === 3_000 ? 100_000 : ms, ...more);`;
  const stop = async (running: Running) => {
    await interrupt(running);
    kill(running.pid, "SIGINT");
    expect((await running.ended).code).toBe(130);
  };
  const { code } = await stoppedAt("lock table import_rejects", stop, { preload });
  expect(code).toBe(130);
  expect(await world.committed()).toBe(before);
  await finish();
  expect(await world.committed()).toBe(stateTold(told, 0));
}, 120_000);
