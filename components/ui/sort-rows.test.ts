import { expect, test } from "vitest";
import { sortRows } from "./sort-rows";

const rows = [
  { name: "Été", values: ["Été", null] },
  { name: "Client 10", values: ["Client 10", 5] },
  { name: "Client 2", values: ["Client 2", 7] },
  { name: "Zoé", values: ["Zoé", 5] },
];
const order = (column: number, direction: "ascending" | "descending") =>
  sortRows(rows, { column, direction }, "fr").map(({ name }) => name);

test("names as people sort them, numbers as numbers, what has none last either way, equals in their order", () => {
  expect(order(0, "ascending")).toEqual(["Client 2", "Client 10", "Été", "Zoé"]);
  expect(order(1, "descending")).toEqual(["Client 2", "Client 10", "Zoé", "Été"]);
  expect(order(1, "ascending")).toEqual(["Client 10", "Zoé", "Client 2", "Été"]);
});
