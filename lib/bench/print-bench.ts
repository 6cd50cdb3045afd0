import { formatNumber } from "@/lib/format/numbers";
import type { Goal } from "./goals";
import { median, type Samples } from "./measure";
import type { BenchResult, ScaleResult } from "./run-bench";
import type { Steps, TimedImport } from "./time-import";

const number = (value: number, digits = 0) => formatNumber("en", value, digits);
const milliseconds = (value: number) => number(value, value < 100 ? 2 : 0);
const seconds = (value: number) => `${number(value, value < 10 ? 2 : 1)} s`;

/** Columns as wide as their widest cell: the first to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    widths.map((width, column) => (column === 0 ? (row[0] ?? "").padEnd(width) : (row[column] ?? "").padStart(width)));
  return all.map((row) => `  ${line(row).join("  ").trimEnd()}`).join("\n");
}

/** Medians, and each as a multiple of one of them. */
function samplesTable(title: string, samples: Samples, base: string): string {
  const unit = median(samples[base] ?? []);
  const rows = Object.entries(samples).map(([name, values]) => {
    const own = median(values);
    const ratio = own >= unit ? `${number(own / unit, 1)}×` : `1/${number(unit / own, 1)}`;
    return [name, milliseconds(own), ratio, milliseconds(Math.min(...values)), String(values.length)];
  });
  return `${title}\n${table(["", "median ms", `÷ ${base}`, "least ms", "runs"], rows)}`;
}

function stepsTable(title: string, steps: readonly Steps[]): string {
  const names = [...new Set(steps.flatMap((one) => Object.keys(one)))];
  const totals = names.map((name) => median(steps.map((one) => one[name] ?? 0)));
  const whole = totals.reduce((sum, value) => sum + value, 0);
  const rows = names.map((name, index) => {
    const own = totals[index] ?? 0;
    return [name, seconds(own), `${number((100 * own) / whole)} %`];
  });
  return `${title}\n${table(["", "median", "share"], rows)}`;
}

function importLine(name: string, list: readonly TimedImport[]): string {
  const of = (value: (one: TimedImport) => number) => median(list.map(value));
  const refresh = of(({ refreshSeconds }) => refreshSeconds);
  const accounts = of((one) => one.accounts);
  const perAccount = accounts > 0 ? `, ${number((1e6 * refresh) / accounts)} µs an account of ${number(accounts)}` : "";
  return `  ${name}: ${seconds(of((one) => one.seconds))}, ${number(of(({ written }) => written))} rows written, refresh ${seconds(refresh)}${perAccount}`;
}

function sizesTable({ sizes, orders }: ScaleResult): string {
  const rows = sizes.map(({ table: name, rows: count, bytes }) => [
    name,
    number(count),
    `${number(bytes / 1e6, 1)} MB`,
    `${number(bytes / Math.max(1, count))} B`,
    number(bytes / orders, 1),
  ]);
  return `Tables, with their indexes\n${table(["", "rows", "size", "a row", "bytes an order"], rows)}`;
}

function partsTable({ reads }: ScaleResult): string {
  const rows = Object.entries(reads.parts).map(([name, { statements, unprepared, planning, execution }]) => [
    name,
    String(statements),
    String(unprepared),
    milliseconds(planning),
    milliseconds(execution),
  ]);
  return `What a page asks of the server\n${table(["", "statements", "unprepared", "planning ms", "execution ms"], rows)}`;
}

/** Which tables, where a refresh did not end at what a rebuild makes. */
function differingLine(differing: ScaleResult["writes"]["differing"]): string {
  if (!differing) return "Refresh and rebuild were not compared";
  const wrong = Object.entries(differing).filter(([, rows]) => rows !== 0);
  if (wrong.length === 0) return "Refresh and rebuild made the same rows";
  return `Rows in which refresh and rebuild differ: ${wrong.map(([name, rows]) => `${name} ${number(rows)}`).join(", ")}`;
}

function printScale(result: ScaleResult): string {
  const { scale, orders, accounts, members, seconds: spent, reads, writes } = result;
  const rebuild = median(writes.rebuilds.map((one) => one.seconds));
  const copy = median(writes.orders.copies);
  return [
    `\n== ${scale}: ${number(orders)} orders, ${number(accounts)} accounts, ${number(members)} members today; generated in ${seconds(spent.generated)}, first built in ${seconds(spent.built)}`,
    samplesTable("Marketing's page", reads.marketing, "reader, page"),
    samplesTable("Marketing's other pages", reads.pages, "floor, 8 × select 1"),
    ...Object.entries(reads.reps).map(([name, samples]) =>
      samplesTable(`Page of the ${name}`, samples, "reader, page"),
    ),
    samplesTable("Marketing, split by rep", reads.byRep, "statements, explicit WHERE"),
    partsTable(result),
    samplesTable("Lists: 50 members by revenue", reads.lists, "reader, median rep"),
    `Imports\n${importLine("a day, as of moved", writes.days)}\n${importLine("corrections, as of unmoved", [writes.corrections])}`,
    stepsTable(
      "Steps of a day's import",
      writes.days.map(({ steps }) => steps),
    ),
    stepsTable(
      "Steps of its refresh",
      writes.days.map(({ refreshSteps }) => refreshSteps),
    ),
    stepsTable("Steps of the refresh after the corrections", [writes.corrections.refreshSteps]),
    stepsTable(
      `Steps of a full rebuild (${seconds(rebuild)}, ${number((1e6 * rebuild) / orders, 1)} µs an order)`,
      writes.rebuilds.map(({ steps }) => steps),
    ),
    differingLine(writes.differing),
    `${number(writes.orders.rows)} orders\n  COPY: ${seconds(copy)}\n${importLine("import", writes.orders.imports)}\n${importLine("the same again", [writes.orders.again])}`,
    stepsTable(
      "Steps of the import of orders",
      writes.orders.imports.map(({ steps }) => steps),
    ),
    sizesTable(result),
  ].join("\n\n");
}

function formatGoal(value: number, unit: Goal["unit"]): string {
  if (unit === "count") return number(value);
  if (unit === "times") return `${number(value, 2)}×`;
  return value < 1 ? `1/${number(1 / value, value > 0.1 ? 1 : 0)}` : `${number(value, 1)}×`;
}

function goalsTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ goal, at, value, limit, unit, verdict }) => [
    goal,
    at,
    formatGoal(value, unit),
    `≤ ${formatGoal(limit, unit)}`,
    verdict === "trend" ? "said of M" : verdict,
  ]);
  return `\n== Goals\n${table(["", "scale", "measured", "goal", "verdict"], rows)}`;
}

/** Everything measured, as text; the verdict on the goals comes last. */
export function printBench(result: BenchResult, goals: readonly Goal[]): string {
  const [first] = Object.keys(result.flat);
  return [
    ...result.scales.map(printScale),
    ...(first ? [`\n== Flat\n${samplesTable("Pages of all scales in turn", result.flat, first)}`] : []),
    goalsTable(goals),
  ].join("\n");
}
