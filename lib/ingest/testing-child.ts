import { connect } from "@/db/connections";
import { testTarget } from "@/lib/testing/database";
import { tester } from "@/lib/testing/tester";
import { runImport } from "./import";

/**
 * An import in a process of its own, for tests that kill it: database and source as arguments. Prints each step on a line;
 * at the step named by the third argument (`stage orders`, `refresh`) it waits.
 */
const [database = "", source = "", waitAt = ""] = process.argv.slice(2);
const writer = connect(await testTarget(database), "writer", { max: 3 });
const hang = () => {
  console.log("waiting");
  return new Promise(() => setInterval(() => {}, 1_000));
};
await runImport({
  source,
  writer,
  startedBy: tester,
  refresh: async () => {
    if (waitAt === "refresh") await hang();
  },
  progress: (event) => {
    const step = "feed" in event ? `${event.step} ${event.feed}` : event.step;
    if (step !== waitAt || event.step === "refresh") return;
    console.log("waiting");
    // Progress is told synchronously, so this stops the process where it is.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
