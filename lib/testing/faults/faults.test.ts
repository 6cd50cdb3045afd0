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
    // A command that ends sooner than it did met no fault: then another moment is drawn.
    for (let attempt = 0, isStruck = false; !isStruck; attempt++) {
      expect(attempt, "the fault never met the command at work").toBeLessThan(4);
      const report = await world.run(seed + 100 * attempt, { action, fault });
      expect(report.wrong).toEqual([]);
      expect(report.found).not.toBe("neither");
      isStruck = report.isStruck;
    }
  },
  240_000,
);
