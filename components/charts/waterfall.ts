export interface WaterfallStep {
  key: string;
  label: string;
  /** Of a total its height, of a flow what it adds or, below zero, takes. */
  value: number;
  kind: "total" | "flow" | "gap";
  text: string;
}

export interface WaterfallBar extends WaterfallStep {
  /** From where to where, as shares of the drawing's width. */
  start: number;
  end: number;
}

/** Totals as bars from zero, flows from where the step before ended; all on one scale that holds zero. */
export function layOutWaterfall(steps: WaterfallStep[]): { bars: WaterfallBar[]; zero: number } {
  let at = 0;
  const spans = steps.map(({ kind, value }) => {
    const from = kind === "total" ? 0 : at;
    at = from + value;
    return [from, at] as const;
  });
  const low = Math.min(0, ...spans.flat());
  const high = Math.max(0, ...spans.flat());
  const share = (value: number) => (value - low) / (high - low || 1);
  return {
    bars: steps.map((step, index) => {
      const [from, to] = spans[index] ?? [0, 0];
      return { ...step, start: share(from), end: share(to) };
    }),
    zero: share(0),
  };
}
