import { ReferenceLine } from "recharts";
import { FlagLabel } from "./flag-label";
import { flagsIn, type PlotFlag } from "./plot";

/** What flags take above a plot. */
export const FLAG_HEIGHT = 24;
/** Under this width only the note below names them. */
const ROOM = 480;

interface MonthFlagsProps {
  flags: PlotFlag[];
  months: { period: string }[];
  /** Of the plot's own place, without its axis and labels. */
  width: number;
}

export const hasRoomForFlags = (flags: PlotFlag[], months: { period: string }[], width: number): boolean =>
  width >= ROOM && flagsIn(flags, months).length > 0;

/** A flag over the month in which something began. */
export function MonthFlags({ flags, months, width }: MonthFlagsProps) {
  const shown = flagsIn(flags, months);
  const placeOf = (flag: PlotFlag | undefined) =>
    flag ? months.findIndex(({ period }) => flag.startsOn.startsWith(period)) : months.length + 1;
  return shown.map((flag, index) => (
    <ReferenceLine
      key={flag.name + flag.startsOn}
      x={flag.startsOn.slice(0, 7)}
      stroke="var(--rule-strong)"
      strokeDasharray="1 3"
      label={(props: { viewBox?: { x?: number; y?: number } }) => (
        <FlagLabel
          x={props.viewBox?.x ?? 0}
          y={(props.viewBox?.y ?? 0) - 8}
          name={flag.name}
          room={((placeOf(shown[index + 1]) - placeOf(flag)) * width) / Math.max(1, months.length)}
        />
      )}
    />
  ));
}
