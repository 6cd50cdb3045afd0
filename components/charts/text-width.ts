/** Pixels of a character at the size of labels, on the wide side: a drawing cannot measure before it draws. */
const CHARACTER = 6.6;

export const textWidth = (text: string): number => text.length * CHARACTER;

/** A text cut to its room; nothing where not even a few letters would stand. */
export function fitText(text: string, room: number): string {
  const fits = Math.floor(room / CHARACTER);
  if (fits >= text.length) return text;
  return fits > 3 ? `${text.slice(0, fits - 1).trimEnd()}…` : "";
}

/** Pixels beside a plot for the names at its lines' ends: what the longest needs, a third of the width at most. */
export const labelRoom = (labels: string[], width: number): number =>
  Math.min(Math.max(0, ...labels.map(textWidth)) + 26, Math.max(92, Math.round(width * 0.34)));
