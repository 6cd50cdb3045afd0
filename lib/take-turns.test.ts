import { expect, test } from "vitest";
import { takeTurns } from "./take-turns";

/** A work that ends when it is told. */
function held() {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { work: () => done, end };
}
const busy = () => new Error("busy");
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

test("two at once, one waits, the next is refused; whoever ends lets the first in line go on", async () => {
  const inTurn = takeTurns(2, 1, busy);
  const [first, second] = [held(), held()];
  const begun: string[] = [];
  const begin = (name: string, work: () => Promise<void> = async () => {}) =>
    inTurn(async () => {
      begun.push(name);
      await work();
    });
  const one = begin("one", first.work);
  const two = begin("two", second.work);
  const three = begin("three");
  await expect(begin("four")).rejects.toThrow("busy");
  await settled();
  expect(begun).toEqual(["one", "two"]);
  second.end();
  await Promise.all([two, three]);
  expect(begun).toEqual(["one", "two", "three"]);
  first.end();
  await one;
  await begin("five");
  expect(begun).toEqual(["one", "two", "three", "five"]);
});

test("a work that fails leaves its place", async () => {
  const inTurn = takeTurns(1, 0, busy);
  await expect(inTurn(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await inTurn(async () => "yes")).toBe("yes");
});
