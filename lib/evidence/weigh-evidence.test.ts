import { describe, expect, test } from "vitest";
import type { Evidence } from "./evidence";
import type { EvidenceAccount } from "./evidence-account";
import { weighEvidence } from "./weigh-evidence";

/** 30 months from January 2022; who joins does so in the 14th. */
const MONTHS = Array.from(
  { length: 30 },
  (_, at) => `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`,
);
const JOINING = 13;

interface Told {
  segment?: string;
  joined?: number | null;
  /** Each month, before the month of joining and after it. */
  before: number;
  after: number;
  margin?: number;
  rewards?: number;
  /** The month in which it left. */
  left?: number;
  knownFrom?: number;
  isControl?: boolean;
  isEligible?: boolean;
}

const account = ({
  segment = "a",
  joined = null,
  before,
  after,
  margin,
  rewards = 0,
  ...more
}: Told): EvidenceAccount => {
  const monthly = (at: number) => (at < JOINING ? before : at > JOINING ? after : 0);
  const revenue = MONTHS.map((_, at) => monthly(at));
  return {
    segment,
    isControl: more.isControl ?? false,
    knownFrom: more.knownFrom ?? 0,
    joined,
    revenue,
    margin: margin === undefined ? null : revenue.map((cents) => cents * margin),
    orders: revenue.map((cents) => (cents > 0 ? 2 : 0)),
    rewards: MONTHS.map((_, at) => (joined !== null && at > joined ? rewards : 0)),
    member: MONTHS.map((_, at) => (joined !== null && at >= joined && at < (more.left ?? Infinity) ? 1 : 0)),
    eligible: MONTHS.map(() => ((more.isEligible ?? true) ? 1 : 0)),
  };
};

const times = (count: number, told: Told) => Array.from({ length: count }, () => account(told));
/** One of each in turn, so that ties of prior revenue put as many of each into every fifth. */
const inTurn = (...groups: EvidenceAccount[][]) =>
  Array.from({ length: Math.max(...groups.map(({ length }) => length)) }, (_, at) =>
    groups.flatMap((group) => group.slice(at, at + 1)),
  ).flat();

const weigh = (
  accounts: EvidenceAccount[],
  more: { runningCosts?: number[]; began?: number; months?: string[] } = {},
) => weighEvidence({ accounts, months: MONTHS, runningCosts: [], began: -1, ...more });
const member = (more: Partial<Told> = {}): Told => ({ joined: JOINING, before: 100, after: 120, ...more });
const other = (more: Partial<Told> = {}): Told => ({ before: 100, after: 105, ...more });
const found = ({ finding, refusal }: Evidence) => {
  if (!finding) throw new Error(`refused: ${refusal}`);
  return finding;
};

describe("grade B", () => {
  test("members' change less that of others alike, stratum by stratum", () => {
    // Segment a: 12 × (20 − 5) = 180 a member; b: 12 × (5 − 10) = −60. (40 × 180 − 20 × 60) ÷ 60 = 100.
    const evidence = weigh([
      ...inTurn(times(40, member()), times(40, other())),
      ...inTurn(
        times(20, member({ segment: "b", before: 50, after: 55 })),
        times(60, other({ segment: "b", before: 50, after: 60 })),
      ),
    ]);
    const finding = found(evidence);
    expect(finding.effect.effect).toBeCloseTo(100, 9);
    expect(finding).toMatchObject({ grade: "B", members: 60, joinedFrom: "2023-02-01", joinedTo: "2023-02-01" });
    expect(evidence).toMatchObject({ basis: "revenue", joined: 60, followed: 60, refusal: null });
    // After: (40 × 1,440 + 20 × 660) ÷ 60 = 1,180, of which 100 are the programme's.
    expect(finding.without).toBeCloseTo(1_080, 9);
    expect(finding.beforeAfter).toBeCloseTo((40 * 240 + 20 * 60) / 60, 9);
    // All others bought (40 × 1,260 + 60 × 720) ÷ 100 = 936 over the same months.
    expect(finding.againstOthers).toBeCloseTo(244, 9);
    expect(finding.revenueBefore.members).toBeCloseTo((40 * 1_200 + 20 * 600) / 60, 9);
    expect(finding.revenueBefore.controls).toBeCloseTo(1_000, 9);
    expect(finding.ordersBefore).toEqual({ members: 24, controls: 24 });
  });

  test("nothing varies, so nothing is uncertain; where members differ, the interval holds the effect", () => {
    const sure = found(weigh(inTurn(times(40, member()), times(40, other())))).effect;
    expect([sure.low, sure.high]).toEqual([expect.closeTo(180, 9), expect.closeTo(180, 9)]);
    const mixed = inTurn(times(30, member()), times(30, member({ after: 140 })), times(60, other()));
    const effect = found(weigh(mixed)).effect;
    expect(effect.effect).toBeCloseTo(300, 9);
    // ± 120 a member over 60 of them: 1.96 × 120 ÷ √60 = 30 each way.
    expect(effect.low).toBeGreaterThan(262);
    expect(effect.low).toBeLessThan(278);
    expect(effect.high).toBeGreaterThan(322);
    expect(effect.high).toBeLessThan(338);
    expect(found(weigh(mixed)).effect).toEqual(effect);
  });

  test("in margin where there is one, with the cost of these members' 12 months", () => {
    const accounts = inTurn(
      times(40, member({ margin: 0.5, rewards: 3 })),
      times(10, { ...member({ margin: 0.5, rewards: 3 }), joined: JOINING - 6 }),
      times(50, other({ margin: 0.5 })),
    );
    const evidence = weigh(accounts, { runningCosts: MONTHS.map(() => 100) });
    expect(evidence.basis).toBe("margin");
    expect(evidence).toMatchObject({ joined: 50, followed: 40 });
    expect(found(evidence).effect.effect).toBeCloseTo(90, 9);
    // 40 × 12 × 3 of rewards; of 100 a month, 40 of 50 members' share for 12 months.
    expect(found(evidence).costCents).toBe(1_440 + 960);
  });

  test("strata with fewer than five others are left out: the figure is of those matched alone", () => {
    const evidence = weigh([
      ...inTurn(times(50, member()), times(50, other())),
      ...times(21, member({ segment: "rare", after: 900 })),
      ...times(4, other({ segment: "rare" })),
    ]);
    expect(evidence.followed).toBe(71);
    expect(found(evidence).members).toBe(50);
    expect(found(evidence).effect.effect).toBeCloseTo(180, 9);
  });

  test("who is not eligible, is a member meanwhile, or was not known for 12 months is no control", () => {
    const usual = inTurn(times(40, member()), times(40, other()));
    const odd = [
      ...times(10, other({ after: 900, isEligible: false })),
      ...times(10, { ...other({ after: 900 }), joined: JOINING + 6 }),
      ...times(10, other({ after: 900, knownFrom: 3 })),
    ];
    expect(found(weigh(inTurn(usual, odd))).effect.effect).toBeCloseTo(180, 9);
    const formerMembers = times(20, { ...other(), joined: -9, left: -2 });
    expect(found(weigh(inTurn(usual, formerMembers))).effect.effect).toBeCloseTo(180, 9);
    expect(found(weigh(inTurn(usual, times(20, other({ after: 900 }))))).effect.effect).not.toBeCloseTo(180, 0);
  });
});

describe("grade A", () => {
  const drawn = (joined: number) => [
    ...inTurn(times(joined, member()), times(60, other({ isControl: true }))),
    ...times(40, other()),
  ];

  test("everybody who could join against those drawn to stay out, by account that did", () => {
    // 12 × 15 of the 40 who joined, nothing of the 40 who did not: whoever chose to join, 180 each.
    const finding = found(weigh(drawn(40), { began: JOINING }));
    expect(finding.grade).toBe("A");
    expect(finding.members).toBe(40);
    expect(finding.effect.effect).toBeCloseTo(180, 9);
  });

  test("is not claimed where the year before the programme is not known", () => {
    expect(found(weigh(drawn(40), { began: 5 })).grade).toBe("B");
  });
});

describe("refuses, and says why", () => {
  const controls = times(40, other());
  test.each([
    ["nobody-joined", controls],
    ["too-short", [...times(40, { ...member(), joined: 5 }), ...controls]],
    ["too-short", [...times(40, { ...member(), joined: 20 }), ...controls]],
    ["too-short", [...times(40, member({ knownFrom: 4 })), ...controls]],
    ["few-members", inTurn(times(29, member()), times(60, other()))],
    ["few-controls", inTurn(times(60, member()), times(29, other()))],
    ["few-controls", times(60, member())],
  ] as const)("%s", (refusal, accounts) => {
    expect(weigh([...accounts])).toMatchObject({ refusal, finding: null });
  });
});
