/** How a line of values looks, and the one of N-1 beside it. */
const still = { dot: false, isAnimationActive: false } as const;

export const nowLine = {
  ...still,
  stroke: "var(--accent)",
  strokeWidth: 2.25,
  activeDot: { r: 4, fill: "var(--accent)", stroke: "none" },
} as const;

export const pastLine = {
  ...still,
  stroke: "var(--past)",
  strokeWidth: 1.5,
  strokeDasharray: "5 4",
  activeDot: { r: 3, fill: "var(--past)", stroke: "none" },
} as const;
