import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { logError } from "@/lib/serving/log";
import { CliError } from "./command";

/** How long a process may take to finish what it does, a printed page among it. */
const GRACE_MS = 30_000;
/** Before one that ended by itself is begun again. */
const REST_MS = 1_000;

interface Kind {
  name: string;
  begin(): ChildProcess;
  count: number;
  /** One that ends by itself sooner cannot run here: none is begun again, and `ended` throws. */
  leastMs: number;
}

/** Processes of one kind, until `stop`: one that ends by itself is begun again, and the log says so. */
export class Processes {
  readonly #kind: Kind;
  readonly #running = new Set<ChildProcess>();
  #isStopping = false;
  /** Of all of them. */
  readonly ended: Promise<void>;

  constructor(kind: Kind) {
    this.#kind = kind;
    this.ended = this.#keepAll();
    // Whoever waits is told; nobody need wait.
    this.ended.catch(() => {});
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Asks them to end, and ends those that take too long. */
  stop(): void {
    if (this.#isStopping) return;
    this.#isStopping = true;
    this.#signal("SIGTERM");
    setTimeout(() => this.#signal("SIGKILL"), GRACE_MS).unref();
  }

  async #keepAll(): Promise<void> {
    const ends = await Promise.allSettled(Array.from({ length: this.#kind.count }, () => this.#keep()));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  }

  async #keep(): Promise<void> {
    const { name, begin, leastMs } = this.#kind;
    while (!this.#isStopping) {
      const began = performance.now();
      const child = begin();
      this.#running.add(child);
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      this.#running.delete(child);
      signalAll(child, "SIGKILL");
      if (this.#isStopping) return;
      if (performance.now() - began < leastMs) {
        this.stop();
        throw new CliError(`a process of the ${name} ended as soon as it was begun`);
      }
      const how = child.signalCode ?? `exit code ${child.exitCode}`;
      logError("process-ended", new Error(`a process of the ${name} ended by itself: ${how}`));
      await wait(REST_MS);
    }
  }

  #signal(name: NodeJS.Signals): void {
    for (const child of this.#running) signalAll(child, name);
  }
}

/** Asks a process and those it started, where they are a group of their own, to end. */
function signalAll({ pid }: ChildProcess, name: NodeJS.Signals): void {
  for (const one of pid ? [-pid, pid] : [])
    try {
      process.kill(one, name);
    } catch {
      // It has ended already, or is no group.
    }
}
