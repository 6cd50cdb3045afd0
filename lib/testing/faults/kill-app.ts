import { setTimeout as sleep } from "node:timers/promises";
import { seededRandom } from "@/lib/seeded-random";
import { signInOver } from "@/lib/testing/http-reader";
import type { FaultReport } from "./run-fault";
import type { World } from "./world";

const PASSWORD = "of-a-trial-installation";
const EMAIL = "reader@essai.example";

/**
 * Kills the app while a reader writes notes, one after the other, and serves it again: each note that was acknowledged is
 * there once, and the reader is still signed in. The app must be built.
 */
export async function killApp(world: World, seed: number): Promise<FaultReport> {
  const { installation } = world;
  const { writer } = await installation.open();
  const [known] = await writer`select 1 from users where email = ${EMAIL}`;
  if (!known)
    await installation.succeed("user", ["add", EMAIL, "--programme", "essai", "--role", "marketing"], {
      env: { PILOTAGE_PASSWORD: PASSWORD },
    });
  const wrong: string[] = [];
  const at = seededRandom(seed * 7919)();
  const served = await installation.serve();
  const reader = await signInOver(served.address, EMAIL, PASSWORD);
  const acknowledged: string[] = [];
  let isOver = false;
  const writing = (async () => {
    for (let number = 1; !isOver; number++) {
      const note = `seed ${seed}, note ${number}`;
      const answer = await reader
        .ask("/api/programmes/essai/accounts/A1/actions", { kind: "note", note })
        .catch(() => null);
      if (answer?.status === 201) acknowledged.push(note);
      else if (answer) wrong.push(`a note was answered ${answer.status}: ${await answer.text()}`);
    }
  })();
  await sleep(500 + 2_000 * at);
  await served.stop("SIGKILL");
  isOver = true;
  await writing;
  const again = await installation.serve();
  try {
    const kept = await writer<{ note: string; times: number }[]>`
      select note, count(*)::int as times from account_actions where note like ${`seed ${seed}, %`} group by note`;
    const times = new Map(kept.map((row) => [row.note, row.times]));
    for (const note of acknowledged)
      if (times.get(note) !== 1) wrong.push(`${note} is there ${times.get(note) ?? 0} times`);
    if (acknowledged.length === 0) wrong.push("no note was acknowledged");
    const page = await reader.on(again.address).ask("/essai/marketing");
    if (!page.ok) wrong.push(`served again, the reader's page is answered ${page.status}`);
  } finally {
    await again.stop("SIGTERM");
  }
  return {
    action: "notes",
    fault: "the app is killed",
    at,
    isStruck: true,
    isDone: false,
    found: "after",
    pages: 0,
    wrong,
  };
}
