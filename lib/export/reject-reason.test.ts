import { describe, expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/load-messages";
import { type FeedName, feedNames, feedOf } from "@/lib/ingest/feeds";
import { piecesOf, type RejectReason, readReason, rejectReasons } from "@/lib/refusals/reject-reasons";
import { rejectReason } from "./reject-reason";
import { exportWords } from "./words";

const reasons = Object.keys(rejectReasons) as RejectReason[];

/** A reason as an import notes it, naming what stands nowhere in its words; what follows from another follows from `then`. */
const noted = (reason: RejectReason, then = "moves no points"): string =>
  piecesOf(reason)
    .map((piece, index) => (index % 2 === 0 ? piece : piece === "why" ? then : `<${piece}>`))
    .join("");

describe.each(["fr", "en"] as const)("in %s", (locale) => {
  const t = exportWords(locale, {});
  const words = loadMessages(locale).admin.reasons;

  test("every reason has words, and nothing else has", () => {
    expect(Object.keys(words).sort()).toEqual([...reasons].sort());
  });

  test.each(reasons)("%s is told in words of its own", (reason) => {
    const told = rejectReason(t, noted(reason));
    expect(told).not.toMatch(/[{}]|admin\.|undefined/);
    if (locale === "fr") expect(told).not.toContain(noted(reason));
    if (locale === "fr") expect(told).not.toMatch(/\b(the|not|than|points? away|which|same|before|after)\b/);
  });

  test("of a feed's own checks too", () => {
    const checks = feedNames.flatMap((feed: FeedName) => feedOf(feed).checks ?? []);
    expect(checks.length).toBeGreaterThan(0);
    for (const { reason } of checks) expect(rejectReason(t, rejectReasons[reason])).toBe(t(`admin.reasons.${reason}`));
  });

  test("that nobody put in other words stay", () => expect(rejectReason(t, "some other")).toBe("some other"));
});

test.each(reasons)("%s is read as itself, with what it names", (reason) => {
  const names = piecesOf(reason).filter((_, index) => index % 2 === 1);
  const named = Object.fromEntries(names.map((name) => [name, name === "why" ? "moves no points" : `<${name}>`]));
  expect(readReason(noted(reason))).toEqual({ reason, named });
});

test("one that follows from another is told with it", () => {
  expect(rejectReason(exportWords("fr", {}), noted("reversedBy", "reverses more points than the entry moved"))).toBe(
    "annulé par <what>, qui alors annule plus de points que le mouvement n’en porte",
  );
});
