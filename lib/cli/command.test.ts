import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** What a command of its own process prints that fails with this error. */
function printed(error: string): string {
  const code = `
    import { Command } from "commander";
    import { runCommand } from "./lib/cli/command";
    import { Refusal } from "./lib/refusals/refusal";
    void runCommand(new Command().action(() => { throw ${error}; }));`;
  const { stderr, status } = spawnSync(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "--input-type=module", "--eval", code],
    { encoding: "utf8" },
  );
  expect(status).toBe(1);
  return stderr.trim();
}

test.each([
  [`new Refusal("no-open-month", { month: "2026-10-01" })`, "No month up to October 2026 is open."],
  [`new Refusal("undo-accounts", { codes: ["C1", "C2"], more: 3 })`, /C1, C2.*3/s],
])("a refusal is printed in words, outside the built app too: %s", (error, words) => {
  expect(printed(error)).toMatch(words);
});
