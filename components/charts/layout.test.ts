import { describe, expect, test } from "vitest";
import { niceTicks, ticksAround, ticksFromZero } from "./axis";
import { freePlace } from "./bubble-labels";
import { chooseMonthTicks } from "./month-ticks";
import { placeLabels } from "./place-labels";
import { axisRoom, endRoom } from "./text-width";
import { layOutFlags, layOutYear, monthsSince } from "./year-curve";

const month = (period: string, value: number | null = 1, partial = false) => ({
  period,
  value,
  previous: null,
  partial,
});

describe("axes", () => {
  test("steps are round and hold every value", () => {
    expect(ticksFromZero([3, 41.5])).toEqual([0, 20, 40, 60]);
    expect(ticksFromZero([0.0142, 0.018], 3)).toEqual([0, 0.01, 0.02]);
    expect(ticksAround([0.199, 0.208], 3)).toEqual([0.195, 0.2, 0.205, 0.21]);
  });
  test("a bar below zero has its place, and nothing has an axis too", () => {
    expect(ticksFromZero([-5, 10])[0]).toBeLessThanOrEqual(-5);
    expect(ticksFromZero([null])).toEqual([0, 1]);
    expect(niceTicks(5, 5)).toEqual([0, 5]);
  });
});

describe("months under an axis", () => {
  const months = ["2024-12", "2025-01", "2025-02", "2025-03", "2025-04"].map((period) => month(period));
  test("each January, the ends where there is room", () => {
    expect(chooseMonthTicks(months, 600)).toEqual(["2024-12", "2025-01", "2025-04"]);
    expect(chooseMonthTicks(months, 120)).toEqual(["2025-01", "2025-04"]);
    expect(chooseMonthTicks([], 600)).toEqual([]);
  });
  test("by another year than the calendar's, the first of each of its years", () => {
    const startsYear = (period: string) => period.endsWith("-03");
    expect(chooseMonthTicks(months, 600, startsYear)).toEqual(["2024-12", "2025-03", "2025-04"]);
  });
  test("years stand as far apart as their names need", () => {
    const ten = Array.from({ length: 121 }, (_, index) => month(`${2015 + Math.floor(index / 12)}-${index % 12}`));
    const named = chooseMonthTicks(ten, 300, (period) => period.endsWith("-0"));
    expect(named).toEqual(["2015-0", "2018-0", "2021-0", "2024-0"]);
  });
  test("quarters have their first of the year", () => {
    const quarters = ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2", "2025-Q3"].map((period) => month(period));
    expect(chooseMonthTicks(quarters, 600)).toEqual(["2024-Q3", "2025-Q1", "2025-Q3"]);
  });
});

test("a small amount with its unit has its room beside a plot and on its axis", () => {
  expect(endRoom("560")).toBe(60);
  expect(endRoom("0,0188 €")).toBeGreaterThan(70);
  expect(axisRoom(["0", "0,01", "0,02 €"], 44)).toBeGreaterThan(48);
  expect(axisRoom(["0", "50 %"], 44)).toBe(44);
});

test("a field's name stands where the fewest bubbles are, else in its own corner", () => {
  const place = (left: number, top: number) => ({ box: { left, top, right: left + 40, bottom: top + 15 } });
  const [corner, other] = [place(0, 0), place(100, 0)];
  const bubble = (x: number) => ({ key: "a", text: "A", x, y: 5, r: 20 });
  expect(freePlace([corner, other], [], [])).toBe(corner);
  expect(freePlace([corner, other], [bubble(50)], [])).toBe(other);
  expect(freePlace([corner, other], [bubble(50), bubble(120)], [])).toBe(corner);
  expect(freePlace([corner, other], [bubble(40), bubble(50), bubble(120)], [])).toBe(other);
  // A place that is taken is none.
  expect(freePlace([corner, other], [], [corner.box])).toBe(other);
  expect(freePlace([corner, other], [], [corner.box, other.box])).toBeNull();
});

describe("a year's curve", () => {
  test("whole months end on their mark, the one in progress on its day", () => {
    const points = layOutYear([month("2026-01"), month("2026-02", 2, true), month("2026-03", null)], "2026-02-14");
    expect(points.map((point) => point.x)).toEqual([0, 1, 1.5, 3]);
    expect(points[0]).toMatchObject({ value: 0, previous: null });
    expect(layOutYear([], "2026-02-14")).toEqual([]);
  });
  test("a fiscal year runs over new year; flags outside it are left out", () => {
    expect(monthsSince("2025-07", "2026-01-31")).toBe(7);
    const flags = [
      { name: "Spring", startsOn: "2026-03-16" },
      { name: "Old", startsOn: "2025-06-30" },
    ];
    expect(layOutFlags(flags, "2025-07").map((flag) => flag.name)).toEqual(["Spring"]);
  });
});

test("two labels at the lines' ends stay apart and inside", () => {
  const at = (now: number, before: number | null) =>
    placeLabels({ now, before, nowLines: 3, beforeLines: 2, bottom: 240 });
  expect(at(100, null).now).toBe(104);
  expect(at(238, null).now).toBe(204);
  for (const [now, before] of [
    [100, 98],
    [98, 100],
    [238, 236],
    [2, 4],
    [230, 20],
  ] as const) {
    const placed = at(now, before);
    const [upper, lower, lines] = before <= now ? [placed.before, placed.now, 2] : [placed.now, placed.before, 3];
    expect(lower - upper).toBeGreaterThanOrEqual(lines * 16);
    expect(upper).toBeGreaterThanOrEqual(10);
    expect(lower + (lines === 2 ? 2 : 1) * 16).toBeLessThanOrEqual(240);
  }
});
