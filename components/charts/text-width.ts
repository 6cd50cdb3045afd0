/** Pixels of a character at the size of labels, on the wide side: a drawing cannot measure before it draws. */
const CHARACTER = 6.6;

export const textWidth = (text: string): number => text.length * CHARACTER;

/** A text cut to its room; nothing where not even a few letters would stand. */
export function fitText(text: string, room: number): string {
  const fits = Math.floor(room / CHARACTER);
  if (fits >= text.length) return text;
  return fits > 3 ? `${text.slice(0, fits - 1).trimEnd()}…` : "";
}

/** Semibold figures are wider. */
export const figureWidth = (text: string): number => text.length * 7.4;

/** Pixels of the line that ties a label to its end. */
export const LEADER = 14;

/** Pixels beside a plot for names and values at its lines' ends: what the longest needs, two fifths at most. */
export const labelRoom = (labels: { name: string; value: string }[], width: number): number => {
  const longest = Math.max(0, ...labels.map(({ name, value }) => textWidth(name) + figureWidth(value)));
  return Math.min(longest + LEADER + 12, Math.max(104, Math.round(width * 0.4)));
};

/** Pixels beside a plot for the value at its line's end. */
export const endRoom = (value: string): number => Math.max(60, figureWidth(value) + LEADER);

/** Pixels for what an axis says: `least`, or what its longest step needs. */
export const axisRoom = (steps: string[], least: number): number =>
  Math.max(least, ...steps.map((step) => figureWidth(step) + 8));

/** A text in as many lines as its room asks, between words; a word that is too long is cut. */
export function wrapText(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = [lines.at(-1), word].filter(Boolean).join(" ");
    if (lines.length > 0 && textWidth(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line) => fitText(line, room)).filter(Boolean);
}

/** Of names: tabular figures, which the rest of a drawing has, widen the hyphen. */
export const nameStyle = { fontVariantNumeric: "normal" } as const;
