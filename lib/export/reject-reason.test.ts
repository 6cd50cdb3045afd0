import { describe, expect, test } from "vitest";
import { columnParser, Invalid } from "@/lib/ingest/parse-value";
import { rejectReason } from "./reject-reason";
import { exportWords } from "./words";

describe.each(["fr", "en"] as const)("reasons in %s", (locale) => {
  const t = exportWords(locale, {});
  test.each([
    ["money", "x", "point"],
    ["money", "x", "comma"],
    ["decimal", "x", "point"],
    ["integer", "1.5", "point"],
    ["day", "x", "point"],
    ["day", "2026-02-31", "point"],
    ["day", "1800-01-01", "point"],
    ["instant", "x", "point"],
    ["flag", "x", "point"],
    ["text", "x".repeat(300), "point"],
    ["text", "", "point"],
  ] as const)("of %s: %s", (kind, value, decimals) => {
    const refused = columnParser({ kind, required: true }, 2, { days: "iso", decimals })(value);
    expect(refused).toBeInstanceOf(Invalid);
    const { reason } = refused as Invalid;
    const words = rejectReason(t, reason);
    if (locale === "fr") expect(words).not.toBe(reason);
    expect(words).not.toMatch(/[{}]|admin\./);
  });

  test("that nobody put in other words stay", () => expect(rejectReason(t, "some other")).toBe("some other"));
});
