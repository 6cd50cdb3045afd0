import { describe, expect, test } from "vitest";
import { exportWords } from "@/lib/export/words";
import { createFormatter } from "@/lib/format/formatter";
import type { Locale } from "@/lib/i18n/locale";
import { type NamedKind, type Problem, type RefusalCode, refusals } from "./refusal";
import { tellProblem } from "./tell-problem";

const tell = (problem: Problem, locale: Locale = "fr") =>
  tellProblem(problem, exportWords(locale, {}), createFormatter(locale, "EUR")).replaceAll(/[\u00a0\u202f]/g, " ");

/** What each kind may be, and how it is told in French and in English. */
const named: Record<NamedKind, [value: unknown, fr: string, en: string]> = {
  text: ["ventes.xlsx", "ventes.xlsx", "ventes.xlsx"],
  count: [1234, "1 234", "1,234"],
  day: ["2026-10-31", "31 octobre 2026", "31 October 2026"],
  month: ["2026-10-01", "octobre 2026", "October 2026"],
  feed: ["order_lines", "Lignes de commande", "Order lines"],
  columns: [["ordered_on", "revenue"], "Date de commande, Montant (CA)", "Order date, Amount (revenue)"],
  names: [["Client", "Montant TTC"], "Client, Montant TTC", "Client, Montant TTC"],
};

const codes = Object.keys(refusals) as RefusalCode[];
const kindsOf = (code: RefusalCode): [string, NamedKind][] => Object.entries(refusals[code]);
const sample = (code: RefusalCode): Problem => ({
  code,
  values: Object.fromEntries(kindsOf(code).map(([name, kind]) => [name, named[kind][0]])),
});

describe("a refusal", () => {
  test.each(codes)("%s is told in both languages, with all that it names", (code) => {
    const [fr, en] = [tell(sample(code)), tell(sample(code), "en")];
    expect(fr).not.toBe(en);
    for (const said of [fr, en]) expect(said).not.toMatch(/[{}]|admin\.|undefined|NaN/);
    const fallback = tell({ code: "", values: {} });
    expect(fr).not.toBe(fallback);
    for (const [, kind] of kindsOf(code)) {
      expect(fr).toContain(named[kind][1]);
      expect(en).toContain(named[kind][2]);
    }
  });

  test("lists what is used, and how much more there is", () => {
    const used = (more: number) => tell({ code: "undo-reps", values: { codes: ["R1", "R2"], more } });
    expect(used(0)).toContain("(R1, R2)");
    expect(used(1)).toContain("(R1, R2 et 1 autre)");
    expect(used(2)).toContain("(R1, R2 et 2 autres)");
  });

  test("of another version, or that names less than it needs, is said not to be done", () => {
    const fallback = "La modification n’a pas été enregistrée. Réessayez dans un instant.";
    for (const problem of [
      { code: "2012-06 was closed since: open it again first", values: {} },
      { code: "undo-closed", values: {} },
      { code: "", values: {} },
    ])
      expect(tell(problem)).toBe(fallback);
  });

  test("that the API alone knows has its words too", () => {
    expect(tell({ code: "too-many-tasks", values: {} })).toBe(
      "Trop de tâches attendent déjà : réessayez quand elles seront faites.",
    );
  });
});
