import { type AnyMeasure, factsOf, rankFacts } from "@/db/schema/measures";
import type { Role } from "@/db/schema/user-programmes";
import type { Reading, Total, Value } from "./algebra";
import { partsOf } from "./define-indicator";
import { getIndicator } from "./registry";

/** The accounts that a number counts, and those that it counts them out of (all of the former are among the latter). */
export interface ListBehind {
  counted: Reading;
  within: Reading | null;
}

/** Counts of something else than accounts, though an account has them. */
const notOfAccounts: readonly AnyMeasure[] = ["orders_of_members_r12"];
/** What happens to an account at most now and then: other flows count orders, points, visits. */
const accountFlows: readonly AnyMeasure[] = ["new_members", "leavers"];
const forms: readonly Total["form"][] = ["sum", "year", "latest", "distinct", "whole"];

function accountsOf(total: Total): Reading | null {
  if (!("measure" in total) || !forms.includes(total.form)) return null;
  const { kind, unit } = factsOf(total.measure);
  const counts = kind === "flow" ? accountFlows.includes(total.measure) : unit === "count";
  return counts && !notOfAccounts.includes(total.measure) ? total : null;
}

/** Ranks are of the whole programme: who sees a part of it cannot make them again for the accounts of a list. */
const isRank = ({ measure }: Reading) => measure in rankFacts;

/** What of a value can be listed, account by account; null where nothing can. `isWhole`: the asker sees every account. */
export function listBehind(value: Value, isWhole: boolean): ListBehind | null {
  const [count, whole] = countIn(value);
  const counted = count && accountsOf(count);
  if (!counted || (isRank(counted) && !isWhole)) return null;
  const within = whole && accountsOf(whole);
  const tells = within && within.measure !== counted.measure && (isWhole || !isRank(within));
  return { counted, within: tells ? within : null };
}

/** The count in a value, and what it is a part of. What is capped counts others than its denominator does. */
function countIn(value: Value): [count: Total | null, whole: Total | null] {
  switch (value.form) {
    case "ratio":
      return [value.numerator, value.denominator];
    case "capped":
      return [value.numerator, null];
    case "outOf":
      return [value.count, value.whole];
    case "share":
      return [value.of, null];
    case "growth":
    case "balance":
    case "median":
      return [null, null];
    default:
      return [value, null];
  }
}

/**
 * Whether the numerator of a figure (a plain count is its own) opens the list of its accounts, for a reader of that role;
 * with `side: "rest"`, whether what its denominator has besides does. `definition` and `part` as an answer and its rows name
 * them.
 */
export function hasList(indicator: string, { definition, part = null, role, side = "counted" }: ListQuestion): boolean {
  const figure = getIndicator(indicator);
  if (figure?.kind !== "figure" || role === "executive") return false;
  const one = figure.definitions[definition];
  const value = one && partsOf(one).find(([name]) => name === part)?.[1].value;
  const behind = value ? listBehind(value, role !== "sales") : null;
  return side === "rest" ? Boolean(behind?.within) : behind !== null;
}

interface ListQuestion {
  definition: string;
  part?: string | null;
  role: Role;
  side?: "counted" | "rest";
}
