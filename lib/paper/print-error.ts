export type PrintProblem = "none" | "busy" | "late" | "failed";

const words: Record<PrintProblem, string> = {
  none: "no browser to print with",
  busy: "too many pages are being printed: try again in a minute",
  late: "printing took too long",
  failed: "the page could not be printed",
};

/** A page that cannot be printed now. The API answers 503. */
export class PrintError extends Error {
  constructor(readonly problem: PrintProblem) {
    super(words[problem]);
  }
}
