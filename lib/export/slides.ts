/** A chart as it leaves the product: native, its figures beside it in the file. */
export interface SlideChart {
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

/** One chart and its sentence. */
export interface Slide {
  sentence: string;
  /** What is measured. */
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
} as const;
