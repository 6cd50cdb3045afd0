interface Labels {
  /** Where each line ends, in pixels from the top; the year before has no label of its own in a whole year. */
  now: number;
  before: number | null;
  /** Lines of text of each label. */
  nowLines: number;
  beforeLines: number;
  bottom: number;
}

const LINE = 16;
const ASCENT = 10;
const GAP = 6;

/** Baselines of the first lines of two labels beside their lines' ends: inside the plot, never one over the other. */
export function placeLabels({ now, before, nowLines, beforeLines, bottom }: Labels): { now: number; before: number } {
  const lowest = (lines: number) => bottom - (lines - 1) * LINE - 4;
  const inside = (y: number, lines: number) => Math.max(ASCENT, Math.min(y, lowest(lines)));
  const beside = inside(now + 4, nowLines);
  if (before === null) return { now: beside, before: 0 };
  const [upper, lower] = before <= now ? [beforeLines, nowLines] : [nowLines, beforeLines];
  const [upperY, lowerY] = before <= now ? [before + 4, now + 4] : [now + 4, before + 4];
  const apart = upper * LINE + GAP;
  const low = inside(Math.max(lowerY, inside(upperY, upper) + apart), lower);
  const high = Math.max(ASCENT, Math.min(inside(upperY, upper), low - apart));
  return before <= now ? { now: low, before: high } : { now: high, before: low };
}
