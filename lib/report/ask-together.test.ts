import { expect, test, vi } from "vitest";
import { askTogether } from "./ask-together";
import type { Reader } from "./open-reader";

const reader = () => ({}) as Reader;

test("what is asked at one time under one key is asked once, of one reader", async () => {
  const ask = vi.fn(async (all: number[]) => all.join("+"));
  const [one, other] = [reader(), reader()];
  const asked = [
    askTogether(one, "a", 1, ask),
    Promise.resolve().then(() => askTogether(one, "a", 2, ask)),
    askTogether(one, "b", 3, ask),
    askTogether(other, "a", 4, ask),
  ];
  expect(await Promise.all(asked)).toEqual(["1+2", "1+2", "3", "4"]);
  expect(ask).toHaveBeenCalledTimes(3);
  expect(await askTogether(one, "a", 5, ask)).toBe("5");
});

test("a query that fails fails everybody who asked it", async () => {
  const one = reader();
  const ask = () => Promise.reject(new Error("no"));
  const asked = await Promise.allSettled([askTogether(one, "a", 1, ask), askTogether(one, "a", 2, ask)]);
  expect(asked.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
