/**
 * What a refusal names: a `month` by its first day, a `feed` and its `columns` by what the feed calls them, `names` as they
 * stand in a file or in the data.
 */
interface Kinds {
  text: string | number;
  count: number;
  day: string;
  month: string;
  feed: string;
  columns: readonly string[];
  names: readonly string[];
}
export type NamedKind = keyof Kinds;

/** Why something cannot be done that who asked for it can mend, and what each names. Their words are `admin.refusals`. */
export const refusals = {
  "month-not-over": { month: "month", asOf: "day" },
  "no-open-month": { month: "month" },
  "no-closed-month": { month: "month" },
  "other-minor-units": {},
  "band-upside-down": {},
  "no-tier": {},
  "shares-not-whole": {},
  "import-running": {},
  "too-many-rejects": { most: "count" },
  "as-of-earlier": {},
  "as-of-later": {},
  "upload-gone": {},
  "empty-upload": {},
  "endless-record": { line: "count", most: "count" },
  "too-many-columns": { most: "count" },
  "foreign-columns": { feed: "feed", columns: "names" },
  "unchosen-columns": { columns: "columns" },
  "absent-columns": { columns: "names" },
  "no-workbook": { name: "text" },
  "large-workbook": { name: "text" },
  "large-sheet": { name: "text", sheet: "text" },
  "undo-none": {},
  "undo-undone": {},
  "undo-first": {},
  "undo-too-many": {},
  "undo-not-last": { asked: "text", last: "text" },
  "undo-closed": { month: "month" },
  "undo-accounts": { codes: "names", more: "count" },
  "undo-reps": { codes: "names", more: "count" },
  "no-admin": {},
  "broken-off": {},
  /** Nobody foresaw it: the log has the task's number. */
  unexpected: { task: "text" },
} as const satisfies Record<string, Record<string, NamedKind>>;

export type RefusalCode = keyof typeof refusals;
type Named<Code extends RefusalCode> = {
  [Name in keyof (typeof refusals)[Code]]: (typeof refusals)[Code][Name] extends NamedKind
    ? Kinds[(typeof refusals)[Code][Name]]
    : never;
};

/** A problem as it is kept and sent: of a code that this version does not know, too. */
export interface Problem {
  code: string;
  values: Readonly<Record<string, unknown>>;
}

/** Something that who asked for it can put right. Its message is the code: `tellProblem` says it in words. */
export class Refusal<Code extends RefusalCode = RefusalCode> extends Error implements Problem {
  readonly values: Problem["values"];

  constructor(
    readonly code: Code,
    ...[values]: keyof Named<Code> extends never ? [] : [Named<Code>]
  ) {
    super(code);
    this.values = { ...values };
  }
}
