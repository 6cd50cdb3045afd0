import { expect, test } from "vitest";
import { distinct, growth, latest, minus, outOf, ratio, share, sum } from "./algebra";
import { hasList, listBehind } from "./list-behind";

test("what counts accounts is listed, what counts something else is not", () => {
  expect(listBehind(latest("members"), true)).toEqual({ counted: latest("members"), within: null });
  expect(listBehind(sum("new_members"), true)?.counted).toEqual(sum("new_members"));
  expect(listBehind(share(latest("members"), "tier"), true)?.counted).toEqual(latest("members"));
  for (const value of [
    latest("points_outstanding"),
    sum("member_orders"),
    sum("visits"),
    minus(sum("new_members"), sum("leavers")),
    ratio(distinct("orders_of_members_r12"), distinct("buying_members_r12")),
    growth(latest("members")),
  ])
    expect(listBehind(value, true)).toBeNull();
});

test("the rest of a rate are those of its denominator, where that counts accounts", () => {
  const active = ratio(distinct("active_members_r12"), latest("members"));
  expect(listBehind(active, false)).toEqual({ counted: distinct("active_members_r12"), within: latest("members") });
  expect(listBehind(outOf(latest("members"), latest("members")), true)?.within).toBeNull();
});

test("ranks are listed for who sees the whole programme alone", () => {
  const best = ratio(latest("members_fifth_1"), latest("members"));
  expect(listBehind(best, true)?.within).toEqual(latest("members"));
  expect(listBehind(best, false)).toBeNull();
  // What is capped at the ceiling counts other accounts than its members.
  const ceiling = { definition: "ceiling", role: "marketing" } as const;
  expect(hasList("best-customer-share", ceiling)).toBe(true);
  expect(hasList("best-customer-share", { ...ceiling, side: "rest" })).toBe(false);
  expect(hasList("no-such-indicator", ceiling)).toBe(false);
});
