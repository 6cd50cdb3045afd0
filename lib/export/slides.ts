/** A chart along an axis: native, its figures beside it in the file. */
export interface SlidePlot {
  look: "columns" | "lines" | "bars";
  /** Along the axis: months, groups. */
  labels: string[];
  series: {
    name: string;
    color: string;
    /** One a label; null is not known. */
    values: (number | null)[];
  }[];
  /** A number format of office files, whatever the language that reads it: `0.0%`. */
  format: string;
}

export interface SlideCell {
  text: string;
  /** Under the text, smaller. */
  note?: string;
  /** Its colour, 1 to 7; null where there is nothing to say. */
  step: number | null;
}

/** Figures by two dimensions: a native table, coloured by how far each stands. */
export interface SlideTable {
  look: "table";
  corner: string;
  columns: string[];
  /** A cell a column; null is empty. */
  rows: { label: string; cells: (SlideCell | null)[] }[];
}

/** Points in four fields, as large as they weigh: a native chart. */
export interface SlideMap {
  look: "map";
  points: { name: string; color: string; x: number; y: number; size: number }[];
  /** The axes' names and their ends. */
  x: { name: string; low: number; high: number };
  y: { name: string; low: number; high: number };
  /** Where the fields part, from left to right; from bottom to top they do at 0. */
  line: number;
  fields: { topLeft: string; topRight: string; bottomLeft: string; bottomRight: string };
  /** Of both axes. */
  format: string;
}

/** A drawing as it leaves the product: whoever opens it may change it. */
export type SlideChart = SlidePlot | SlideTable | SlideMap;

/** One chart and its sentence. */
export interface Slide {
  sentence: string;
  /** What is measured, and what stands under the page's chart. */
  measured: string;
  chart: SlideChart;
}

/** A page as slides: the first says whose and when, each other has the foot that says it again. */
export interface Deck {
  title: string;
  /** The page's answer. */
  sentence: string;
  /** Programme, period, filters, comparison, as of. */
  facts: string[];
  foot: string;
  /** As browsers say it: `fr-FR`. */
  language: string;
  slides: Slide[];
}

/** Colours of paper, as `globals.css` has them in its light theme. */
export const slideColors = {
  ink: "14191c",
  ink2: "454e54",
  ink3: "636c73",
  rule: "e1e4e4",
  past: "7f888e",
  accent: "0b5c86",
  tiers: ["a9c7d8", "6c9fbc", "2c769f", "0a3b59"],
  categories: ["0b5c86", "a95a10", "4a9d94", "620d4b", "a2922d", "897ad5", "7e382a", "6f6f6f"],
  heat: ["dfeef4", "b9dae9", "8ec0d7", "61a2c0", "3880a4", "105c82", "053956"],
  onHeat: ["14191c", "14191c", "14191c", "14191c", "000000", "ffffff", "ffffff"],
} as const;
