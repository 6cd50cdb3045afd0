/** A month of a plot; values in the figure's own unit. */
export interface PlotMonth {
  /** `2026-11` */
  period: string;
  value: number | null;
  previous: number | null;
  partial: boolean;
}

/** Everything written in a plot, already in words. */
export interface PlotWords {
  /** A value on the axis, its unit on the top tick only. */
  tick: (value: number) => string;
  /** A value in the tooltip, exact. */
  exact: (value: number | null) => string;
  /** A value as a direct label, compact. */
  label: (value: number | null) => string;
  /** A month: short on the axis, whole in the tooltip. */
  monthShort: (period: string) => string;
  monthYear: (period: string) => string;
  monthLong: (period: string) => string;
  /** Where the axis has a name whatever the room: the first month of a year, or of a year of the programme's age. */
  startsYear: (period: string) => boolean;
  current: string;
  previous: string;
  running: string;
}

export interface PlotFlag {
  name: string;
  startsOn: string;
}

/** Flags of the months that a plot shows, first to last. */
export const flagsIn = (flags: PlotFlag[], months: { period: string }[]): PlotFlag[] =>
  flags
    .filter(({ startsOn }) => months.some(({ period }) => startsOn.startsWith(period)))
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
