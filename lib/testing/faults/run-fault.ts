import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { isRunning } from "@/db/embedded/process-state";
import { addMonths } from "@/lib/periods/calendar";
import { seededRandom } from "@/lib/seeded-random";
import { kill, processTree, type Running } from "@/lib/testing/installation";
import { rollupDifferences } from "@/lib/testing/rollup-differences";
import { type Told, tell } from "./facts";
import { stateTold, World } from "./world";

/** What goes wrong while a command is at work. */
export const faults = [
  "the command is killed",
  "Ctrl-C",
  "the database is killed",
  "one of its processes is killed",
  "its connections are cut",
  "the disk is full",
  "the same command twice",
  "the clock jumps",
] as const;
export type Fault = (typeof faults)[number];

export const actions = ["import", "settings", "close", "rebuild", "undo"] as const;
export type Action = (typeof actions)[number];

/** What a command says that finds its work done. */
const alreadyDone: Partial<Record<Action, RegExp>> = { close: /is open/, undo: /is undone already/ };

/** What a run saw. `wrong` is empty where all was as it must be. */
export interface FaultReport {
  action: string;
  fault: string;
  /** How far the command was, of the time that it usually takes. */
  at: number;
  /** The fault met the command at work. */
  isStruck: boolean;
  /** The first attempt ended as it should have without a fault. */
  isDone: boolean;
  /** What was committed after the fault. */
  found: "before" | "after" | "the same" | "neither";
  /** Pages that a reader was given meanwhile. */
  pages: number;
  wrong: string[];
}

const execute = promisify(execFile);

/** A world in which faults happen, one after the other: each begins with what the one before left. */
export class FaultyWorld {
  private told: Told = { version: 0, settings: 0 };
  private closed = 0;
  /** Milliseconds that each action last took undisturbed. */
  private readonly usual = new Map<Action, number>();

  private constructor(readonly world: World) {}

  static async make(): Promise<FaultyWorld> {
    const made = new FaultyWorld(await World.make());
    await tell(made.world.source, made.told);
    // The first import makes the database too: how long an action takes is seen after it.
    for (const action of ["import", ...actions] as const) {
      if (made.usual.size > 0) await made.prepare(action);
      const { code, said } = await made.finish(action);
      if (code !== 0) throw new Error(said);
      // Held from now on, as by a server: the command is not the last one, who would stop the database.
      await made.world.page();
    }
    return made;
  }

  remove(): Promise<void> {
    return this.world.remove();
  }

  /** An action and a fault that the seed draws, unless they are given, at a moment that it draws. */
  async run(seed: number, chosen: { action?: Action; fault?: Fault } = {}): Promise<FaultReport> {
    const random = seededRandom(seed * 7919);
    const draw = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
    const action = chosen.action ?? draw(actions);
    const fault = chosen.fault ?? draw(faults);
    const at = 0.3 + 0.7 * random();
    const wrong: string[] = [];

    await this.prepare(action);
    const before = await this.world.committed();
    const pageBefore = await this.world.page();
    const after = stateTold(this.told, this.closed);

    const watch = this.watch();
    const first = await this.attempt(action, fault, at, draw);
    if (first.said.endsWith("it hung")) wrong.push("the command hung");
    const pages = await watch.end();

    await this.world.installation.close();
    const committed = await this.world.committed();
    const found = foundOf(committed, before, after);
    if (found === "neither") wrong.push(`half of it was committed: ${committed.slice(0, 200)}`);
    if (first.code === 0 && committed !== after) wrong.push("it said that it was done, and was not");

    const again = await this.finish(action);
    const wasDone = found === "after" && alreadyDone[action]?.test(again.said);
    if (again.code !== 0 && !wasDone) wrong.push(`the same command did not go on: ${again.said.slice(-400)}`);
    const finished = await this.world.committed();
    if (finished !== after) wrong.push(`it did not end where it should: ${finished.slice(0, 200)}`);
    const { writer } = await this.world.installation.open();
    wrong.push(...(await rollupDifferences(writer, await this.world.programmeId())));
    const left = await writer`select tablename from pg_tables where schemaname = 'staging'`;
    if (left.length > 0) wrong.push(`staging is left: ${left.map((row) => row.tablename).join(", ")}`);
    const pageAfter = await this.world.page();
    const mixed = [...pages.seen].filter((page) => page !== pageBefore && page !== pageAfter);
    if (mixed.length > 0) wrong.push(`a reader saw ${mixed.length} pages that are neither the old nor the new`);
    const { isStruck, code } = first;
    return { action, fault, at, isStruck, isDone: code === 0, found, pages: pages.count, wrong };
  }

  /** What the action is to bring about. */
  private async prepare(action: Action): Promise<void> {
    if (action === "import") this.told = { ...this.told, version: this.told.version + 1 };
    if (action === "settings") this.told = { ...this.told, settings: this.told.settings + 1 };
    if (action === "close") this.closed += 1;
    if (action === "undo") await this.importMore();
    await tell(this.world.source, this.told);
  }

  /** Imports what is to be undone. */
  private async importMore(): Promise<void> {
    await tell(this.world.source, { ...this.told, version: this.told.version + 1 });
    const { code, said } = await this.finish("import");
    if (code !== 0) throw new Error(said);
  }

  private start(action: Action, preload?: string): Running {
    const { installation, source } = this.world;
    const options = preload ? { preload } : {};
    if (action === "rebuild") return installation.run("rollup", ["--rebuild"], options);
    if (action === "undo") return installation.run("undo", ["--programme", "essai"], options);
    if (action !== "close") return installation.run("import", ["--source", source.folder], options);
    const month = addMonths("2010-01-01", this.closed - 1).slice(0, 7);
    return installation.run("close", ["--programme", "essai", "--month", month], options);
  }

  /** The command undisturbed. */
  private async finish(action: Action): Promise<{ code: number | null; said: string; ms: number }> {
    const started = performance.now();
    const { code, said } = await this.start(action).ended;
    const ms = performance.now() - started;
    if (code === 0) this.usual.set(action, ms);
    return { code, said, ms };
  }

  private async attempt(action: Action, fault: Fault, at: number, draw: <T>(from: readonly T[]) => T) {
    const delay = at * (this.usual.get(action) ?? 2_000);
    if (fault === "the clock jumps")
      return { ...(await this.start(action, jumpAfter(delay, draw([-400, -1, 1, 4_000]))).ended), isStruck: true };
    const running = this.start(action);
    if (fault === "the same command twice") {
      const [one, other] = await Promise.all([running.ended, this.start(action).ended]);
      // Both may end well; where one was refused, the other's word counts.
      return { ...(one.code === 0 ? one : other), isStruck: true };
    }
    const isAtWork = await Promise.race([sleep(delay, true), running.ended.then(() => false)]);
    const isStruck = isAtWork && (await this.strike(fault, running, draw));
    const ended = await running.ended;
    if (fault === "the disk is full") await this.limitFiles("unlimited");
    return { ...ended, isStruck };
  }

  /** Whether there was something to strike. */
  private async strike(fault: Fault, running: Running, draw: <T>(from: readonly T[]) => T): Promise<boolean> {
    const struck = (one: number | null | undefined, signal: NodeJS.Signals) => {
      if (one) kill(one, signal);
      return Boolean(one);
    };
    switch (fault) {
      case "the command is killed":
        return struck(running.pid, "SIGKILL");
      case "Ctrl-C":
        return struck(running.pid, "SIGINT");
      case "the database is killed":
        if ((await this.connectionsOf(running)).length === 0) return false;
        return struck(await this.world.installation.postmaster(), "SIGKILL");
      case "one of its processes is killed": {
        const [pid] = await this.connectionsOf(running);
        return struck(pid, "SIGKILL");
      }
      case "its connections are cut": {
        const own = await this.connectionsOf(running);
        const cut = await this.world.installation.superuser(
          (sql) => sql<{ pid: number }[]>`
            select pid, pg_terminate_backend(pid) from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid()`,
        );
        return cut.some(({ pid }) => own.includes(pid));
      }
      case "the disk is full":
        return this.limitFiles(draw(["0", "65536", "1048576"]));
      default:
        throw new Error(`${fault} does not strike`);
    }
  }

  /**
   * The processes of the command's connections, in no order, as soon as it has one: its program loads first. None where it
   * ended without. Readers are neither writer nor owner; what was connected before it started is not the command's.
   */
  private connectionsOf({ startedAt, ended }: Running): Promise<number[]> {
    let hasEnded = false;
    ended.then(() => {
      hasEnded = true;
    });
    return this.world.installation.superuser(async (sql) => {
      while (!hasEnded) {
        const own = await sql<{ pid: number }[]>`
          select pid from pg_stat_activity
          where usename in ('pilotage_writer', 'pilotage_owner') and backend_start > ${startedAt} order by random()`;
        if (own.length > 0) return own.map(({ pid }) => pid);
        await sleep(20);
      }
      return [];
    });
  }

  /** No file of the server may grow beyond so many bytes, which it is told as it is told of a full disk. Whether one was told. */
  private async limitFiles(bytes: string): Promise<boolean> {
    const postmaster = await this.world.installation.postmaster();
    if (!postmaster) return false;
    let limited = 0;
    for (const { pid } of await processTree(postmaster))
      try {
        // As its own user, who may always: root may only where the machine leaves root that right.
        const { uid, gid } = await stat(`/proc/${pid}`);
        await execute("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`], { uid, gid });
        limited++;
      } catch (error) {
        if (isRunning(pid)) throw error;
      }
    return limited > 0;
  }

  /** Reads the page again and again until told to end; a page that cannot be read, as the server is away, is none. */
  private watch(): { end: () => Promise<{ count: number; seen: Set<string> }> } {
    const seen = new Set<string>();
    let count = 0;
    let isOver = false;
    const work = (async () => {
      while (!isOver) {
        const page = await this.world.page().catch(() => null);
        if (page !== null) {
          seen.add(page);
          count++;
        }
        await sleep(30);
      }
    })();
    return {
      end: async () => {
        isOver = true;
        await work;
        return { count, seen };
      },
    };
  }
}

function foundOf(committed: string, before: string, after: string): FaultReport["found"] {
  if (committed !== after) return committed === before ? "before" : "neither";
  return before === after ? "the same" : "after";
}

/** Code that moves a process's clock by so many days after so many milliseconds. */
const jumpAfter = (ms: number, days: number) => `
  const now = Date.now.bind(Date), Own = Date, from = now() + ${Math.round(ms)}, by = ${days} * 86400000;
  globalThis.Date = class extends Own {
    constructor(...given) { given.length > 0 ? super(...given) : super(Date.now()); }
    static now() { const at = now(); return at < from ? at : at + by; }
  };`;
