/** How much is generated. Orders and members are the requested sizes; what came of it is counted and printed. */
export interface Scale {
  name: string;
  orders: number;
  members: number;
  /** How often what writes (imports, rebuilds) is repeated: their medians cost minutes at the large scales. */
  writeRounds: number;
  /** Whether refresh and rebuild are compared row by row: it holds both copies at once. */
  exact: boolean;
}

const scale = (name: string, orders: number, members: number, writeRounds: number, exact: boolean): Scale => ({
  name,
  orders,
  members,
  writeRounds,
  exact,
});

/** Twice as many accounts as members, 48 months, everywhere. XXS is for the test, XS for trying. */
export const scales: readonly Scale[] = [
  scale("XXS", 6_000, 160, 1, true),
  scale("XS", 100_000, 1_000, 3, true),
  scale("S", 1_000_000, 10_000, 3, true),
  scale("M", 10_000_000, 100_000, 1, false),
  scale("L", 30_000_000, 300_000, 1, false),
];

export const findScale = (name: string): Scale | undefined => scales.find((one) => one.name === name.toUpperCase());

/** Whether a scale is that one or larger: some goals are said of M. */
export const reaches = ({ orders }: Scale, name: string): boolean => orders >= (findScale(name)?.orders ?? 0);

/** Disk that one scale needs at its peak, in bytes: facts, rollups, their second copy while they are rebuilt, and WAL. */
export const diskNeeded = ({ orders }: Scale): number => orders * 4_000 + 2e9;
