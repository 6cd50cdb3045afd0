/** An import that changes more rows than this cannot be undone: what was before is not kept. */
export const MOST_KEPT_ROWS = 2_000_000;
