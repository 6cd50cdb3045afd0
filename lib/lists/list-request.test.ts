import { expect, test } from "vitest";
import { behindHref, listHref, readListRequest, writeListRequest } from "./list-request";

const read = (text: string) => readListRequest(new URLSearchParams(text));
const rewritten = (text: string) => {
  const list = read(text);
  return "request" in list ? writeListRequest(list.request).replaceAll("%2C", ",") : list.problem;
};

test.each([
  "list=within-reach",
  "list=members&tier=gold&search=Dupont&sort=revenue&order=desc&page=3",
  "list=portfolio&rep=R1&sort=missing&order=desc&columns=tier,revenue,points&page=2",
  "list=portfolio&columns=",
  "of=active-rate&definition=standard&side=rest&period=fy2025&segment=",
  "of=tier-migration&definition=matrix&from=gold&to=outside",
])("%s survives its reading", (text) => {
  expect(rewritten(text)).toBe(text);
});

test("columns stand in their own order, each once", () => {
  expect(rewritten("list=members&columns=points,tier,points,")).toBe("list=members&columns=tier,points");
});

test("what is left out is the default", () => {
  expect(rewritten("of=members&period=ytd&page=1&side=counted&search=%20")).toBe("of=members");
});

test.each([
  ["", "no list is named"],
  ["list=members&of=members", "unknown parameter"],
  ["list=members&period=ytd", "unknown parameter"],
  ["list=members&from=gold", "unknown parameter"],
  ["of=members&kind=gift", "unknown parameter"],
  ["of=members&tier=a&tier=b", "tier is given twice"],
  ["of=members&side=left", "unknown side"],
  ["of=members&page=0", "unknown page"],
  ["of=members&page=1e3", "unknown page"],
  ["of=members&order=desc", "unknown order, or of no column"],
  [`of=members&search=${"a".repeat(101)}`, "no such text can be searched"],
  ["list=members&columns=tier,margin", "unknown column"],
  ["list=members&columns=tier&columns=points", "columns is given twice"],
  ["of=members&search=%00", "no such text can be searched"],
])("%s is a problem, never dropped", (text, problem) => {
  expect(rewritten(text)).toBe(problem);
});

test("a number is a link where it counts accounts, and for who may see them", () => {
  const active = { of: "active-rate", definition: "standard", role: "marketing" } as const;
  expect(behindHref("club", { ...active, period: "r12", filters: { tier: "gold" } })).toBe(
    "/club/accounts?of=active-rate&definition=standard&period=r12&tier=gold",
  );
  expect(behindHref("club", { ...active, side: "rest" })).toBe(
    "/club/accounts?of=active-rate&definition=standard&side=rest",
  );
  expect(behindHref("club", { ...active, role: "executive" })).toBeNull();
  expect(behindHref("club", { ...active, of: "revenue" })).toBeNull();
  // Ranks are of the whole programme: a portfolio's list of them would not be the one that is counted.
  const champions = { of: "rfm", definition: "members", part: "champions" };
  expect(behindHref("club", { ...champions, role: "sales" })).toBeNull();
  expect(behindHref("club", { ...champions, role: "analyst" })).toContain("part=champions");
  expect(listHref("club", { list: "expiring" })).toBe("/club/accounts?list=expiring");
});
