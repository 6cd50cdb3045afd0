import { afterAll, beforeAll, expect, test } from "vitest";
import { type Action, type Fault, FaultyWorld } from "./run-fault";

let world: FaultyWorld;
beforeAll(async () => {
  world = await FaultyWorld.make();
}, 180_000);
afterAll(() => world?.remove());

test.each<[Action, Fault, number]>([
  ["import", "the command is killed", 1],
  ["rebuild", "the database is killed", 2],
  ["settings", "its connections are cut", 3],
  ["import", "the disk is full", 4],
  ["close", "one of its processes is killed", 5],
  ["undo", "the command is killed", 6],
])(
  "%s while %s: nothing is lost, nothing is half, the same command goes on",
  async (action, fault, seed) => {
    const { wrong, found } = await world.run(seed, { action, fault });
    expect(wrong).toEqual([]);
    expect(found).not.toBe("neither");
  },
  240_000,
);
