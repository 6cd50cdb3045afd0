import { expect, test } from "vitest";
import { makeRow } from "@/lib/testing/make-view";
import { layMonths } from "./month-layout";

const rows = Array.from({ length: 30 }, (_, index) =>
  makeRow({ period: `${2024 + Math.floor(index / 12)}-${(index % 12) + 1}`, value: 40 + index, previous: 300 }),
);

test("of the calendar a line is a year and its month in progress, N-1 beside; bars are all months", () => {
  const line = layMonths(rows, { look: "line" });
  expect([line.months.length, line.months[0]?.value, line.hasPrevious, line.ticks.at(-1)]).toEqual([13, 57, true, 300]);
  expect(layMonths(rows, { look: "bars" }).months).toHaveLength(30);
});

test("since the launch a line is all months, and N-1 is neither drawn nor makes room", () => {
  const { months, hasPrevious, ticks } = layMonths(rows, { look: "line", all: true });
  expect([months.length, months[0]?.value, hasPrevious, ticks.at(-1)]).toEqual([30, 40, false, 75]);
});
