/**
 * Why an import refuses a value, as it notes it: `{what}` and the like are what it names, `{why}` is another of these. Their
 * words are `admin.reasons`.
 */
export const rejectReasons = {
  missing: "missing",
  noText: "not a text",
  holdsNul: "contains a NUL character",
  tooLong: "longer than {most} characters",
  noInteger: "not an integer",
  outOfRange: "not from {least} to {most}",
  noAmount: "not an amount (a decimal point, no thousands separator, no currency sign)",
  noAmountWithComma: "not an amount (a decimal comma, no currency sign)",
  tooLarge: "too large an amount",
  noNumber: "not a decimal number (a decimal point, no thousands separator)",
  noNumberWithComma: "not a decimal number (a decimal comma)",
  noDay: "not a day as YYYY-MM-DD",
  noDayFirst: "not a day as DD/MM/YYYY",
  noMonthFirst: "not a day as MM/DD/YYYY",
  noSuchDay: "no such day",
  midMonth: "not the first of a month",
  farDay: "before {least} or after {most}",
  noInstant: "not an instant as YYYY-MM-DDTHH:MM:SS+02:00",
  noOffset: "an instant without its offset from UTC",
  noFlag: "not true, false, 1 or 0",
  noChoice: "not one of {what}",
  shifted: "more cells than the header: a value with the separator in it is not quoted",
  repeatedTogether: "the same {what} together as an earlier row",
  repeated: "the same {what} as an earlier row",
  unknown: "no such {what}",
  goneToo: "its {what} was rejected",
  circular: "is its own {what}, through others or at once",
  deep: "has more than {most} above it, each the {what} of the one below",
  repeatedInAccount: "another row of this account has the same {what}",
  overlaps: "overlaps {what} of the same account",
  stillNamed: "gone from the feed, but rows that remain refer to it",
  endsBeforeStart: "ends before it starts",
  notAfterStart: "not after the start",
  earnAdds: "an earn adds points",
  takesAway: "takes points away",
  movesNothing: "moves no points",
  reverseNames: "a reverse names the entry it reverses, no other kind does",
  expiresEarly: "expires before it is earned",
  noTarget: "a target is above 0",
  noEntry: "names no entry of this account",
  entryIsReverse: "names an entry that is itself a reverse",
  beforeEntry: "dated before the entry it reverses",
  signOfEntry: "has the sign of the entry it reverses",
  moreThanEntry: "reverses more points than the entry moved",
  reversedBy: "reversed by {what}, which then {why}",
} as const;

export type RejectReason = keyof typeof rejectReasons;
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
/** What a reason names, by the names in its text. */
export type NamedIn<Reason extends RejectReason, Value> =
  NamesIn<(typeof rejectReasons)[Reason]> extends never ? [] : [Record<NamesIn<(typeof rejectReasons)[Reason]>, Value>];

/** A reason's text in pieces: what stands between what it names, and those names, in turn. */
export const piecesOf = (reason: RejectReason): string[] => rejectReasons[reason].split(/\{(\w+)\}/);

/** A reason as an import notes it. */
export function reasonText<Reason extends RejectReason>(
  reason: Reason,
  ...[named]: NamedIn<Reason, string | number>
): string {
  const values: Record<string, string | number> = { ...named };
  return piecesOf(reason)
    .map((piece, index) => (index % 2 === 0 ? piece : values[piece]))
    .join("");
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const patternOf = (reason: RejectReason) =>
  piecesOf(reason)
    .map((piece, index) => (index % 2 === 0 ? escaped(piece) : `(?<${piece}>.+)`))
    .join("");

/** Those that name nothing come first: `no such day` is no reason about a column `day`. */
const patterns = (Object.keys(rejectReasons) as RejectReason[])
  .map((reason) => ({ reason, pattern: new RegExp(`^${patternOf(reason)}$`, "s"), names: piecesOf(reason).length }))
  .sort((a, b) => a.names - b.names);

/** The reason that an import noted, and what it names; null where no version known here says so. */
export function readReason(text: string): { reason: RejectReason; named: Record<string, string> } | null {
  for (const { reason, pattern } of patterns) {
    const match = pattern.exec(text);
    if (match) return { reason, named: { ...match.groups } };
  }
  return null;
}
