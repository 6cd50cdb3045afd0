import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { type EventKind, eventKinds } from "@/db/schema/audit-events";
import { createFormatter } from "@/lib/format/formatter";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { ToldEvent } from "./audit";
import { tellEvent } from "./tell-event";

const tell = (kind: EventKind, told: Partial<ToldEvent> = {}, locale: Locale = "en") =>
  tellEvent(
    {
      id: 1,
      at: "2026-01-31 10:00:00",
      kind,
      actor: "ann@example.com",
      isCommand: false,
      address: "192.0.2.1",
      object: null,
      details: {},
      ...told,
    },
    createTranslator({ locale, messages: loadMessages(locale) }),
    createFormatter(locale, "EUR"),
  );
const details = (kind: EventKind, noted: Record<string, unknown>, object: string | null = null) =>
  tell(kind, { details: noted, object }).details.map((line) => line.replaceAll(/[\u00a0\u202f]/g, " "));

describe("an event is told", () => {
  test.each(["fr", "en"] as const)(
    "of every kind, in %s, even where its details say nothing that is known",
    (locale) => {
      const strange = { role: {}, before: 3, by: [], reason: null, months: "x", status: 1, from: null, features: 7 };
      const names = eventKinds.map((kind) => {
        for (const noted of [{}, strange]) {
          const { kind: name, object, details: lines, who, place } = tell(kind, { details: noted }, locale);
          for (const text of [name, object, who, place, ...lines])
            expect(text).not.toMatch(/[{}]|undefined|object O|NaN/);
        }
        return tell(kind, {}, locale).kind;
      });
      expect(new Set(names).size).toBe(eventKinds.length);
    },
  );

  test("with roles and rights from what to what", () => {
    expect(details("role-given", { role: "analyst" })).toEqual(["Analyst"]);
    const before = { role: "marketing", rep: null };
    expect(details("role-given", { role: "sales", rep: "R1", before })).toEqual(["Marketing → Sales (R1)"]);
    expect(details("role-removed", { role: "executive" })).toEqual(["Executive"]);
    const right = tell("rights-changed", {
      object: "orders",
      details: { role: "sales", before: false, allowed: true },
    });
    expect(right).toMatchObject({ object: "Orders", details: ["Sales: hidden → shown"] });
    expect(details("rights-changed", { role: "sales", allowed: false }, "orders")).toEqual(["Sales: hidden"]);
    expect(details("rights-changed", { reset: true, changed: 2 })).toEqual(["2 differences from the catalogue undone"]);
  });

  test("with settings from what to what, as people read them", () => {
    const change = (column: string, from: unknown, to: unknown) =>
      details("settings-changed", { [column]: { from, to } })[0];
    expect(change("point_value", null, 0.5)).toBe("Value of a point: – → €0.00500");
    expect(change("budget_cents", 100000, 250000)).toBe("Reward budget of the fiscal year: €1,000 → €2,500");
    expect(change("generosity_band", [0.02, 0.03], null)).toBe("Generosity band: 2.0% – 3.0% → –");
    expect(change("target_tier_shares", null, { or: 0.2, argent: 0.8 })).toBe(
      "Share meant for each tier: – → or 20.0%, argent 80.0%",
    );
    expect(change("features", ["points"], ["tiers", "points"])).toBe(
      "What the programme follows: points → points, tiers",
    );
    expect(change("fiscal_start_month", 1, 4)).toBe("Fiscal year begins in: January → April");
    expect(change("words", {}, { en: { point: { one: "star", many: "stars" } } })).toContain("en : star, stars");
    expect(change("thresholds", {}, { redemption: 0.25 })).toBe(
      "Limits of recommendations: – → Members who took a reward in 12 months 25.0%",
    );
    expect(change("redemption_definition", "lifetime", "period")).not.toContain("lifetime →");
    expect(change("started_on", "2024-01-01", "2024-02-01")).toBe(
      "Programme launched: 1 January 2024 → 1 February 2024",
    );
  });

  test("with months, imports and sign-ins in words", () => {
    expect(details("months-closed", { months: ["2024-01-01", "2024-02-01", "2024-03-01"] })).toEqual([
      "January 2024 → March 2024",
    ]);
    expect(details("months-reopened", { months: ["2024-01-01"] })).toEqual(["January 2024"]);
    expect(details("import", { import: 3, status: "refused", asOf: "2024-01-31" })).toEqual([
      "Refused, nothing changed",
      "Data as of 31 January 2024",
    ]);
    expect(details("sign-in-refused", { by: "oidc", reason: "unverified" })).toEqual([
      "with the company’s account",
      "mail address not verified by the company",
    ]);
  });

  test("with who did it and from where, a command and nobody known too", () => {
    expect(tell("export")).toMatchObject({ who: "ann@example.com", place: "192.0.2.1" });
    expect(tell("import", { actor: "root (command line)", isCommand: true, address: null })).toMatchObject({
      who: "root",
      place: "at the command line",
    });
    expect(tell("sign-in-refused", { actor: null, address: null })).toMatchObject({
      who: "Nobody known",
      place: "address unknown",
    });
    expect(tell("sign-out", { kind: "of-a-newer-version" as EventKind }).kind).toBe("of-a-newer-version");
  });
});
