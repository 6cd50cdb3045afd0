import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { measuresOf, ratio, sum } from "@/lib/indicators/algebra";
import { indicators } from "@/lib/indicators/registry";
import { en } from "./en";
import { formulaWords } from "./formula";
import { fr } from "./fr";
import { resolveLocale } from "./locale";

const languages = [
  ["fr", fr],
  ["en", en],
] as const;

/** Every text with the path to it. */
function listTexts(tree: unknown, path = ""): [string, string][] {
  if (typeof tree === "string") return [[path, tree]];
  return Object.entries(tree as object).flatMap(([key, value]) => listTexts(value, `${path}/${key}`));
}

describe.each(languages)("%s", (locale, messages) => {
  test.each(indicators.map((indicator) => [indicator.id, indicator] as const))(
    "%s says its formula",
    (_, indicator) => {
      if (indicator.kind !== "figure") return;
      for (const [name, { value }] of Object.entries(indicator.definitions)) {
        expect(Object.keys(messages.variants)).toContain(name);
        const words = formulaWords(value, messages.formulas);
        for (const measure of measuresOf(value)) expect(words.text).toContain(messages.formulas.measures[measure]);
        expect(words.text).not.toMatch(/[{}]/);
      }
    },
  );
  test("says nothing in the house's jargon", () => {
    const page = listTexts(messages).filter(([, text]) => /passport|R12|FIFO|Kaplan|bootstrap/i.test(text));
    expect(page).toEqual([]);
  });
  test("every text parses", () => {
    const t = createTranslator({
      locale,
      messages,
      onError: (error) => {
        // A missing value is the caller's; a text that cannot be read is ours.
        if (error.code !== "FORMATTING_ERROR") throw error;
      },
    });
    for (const [path] of listTexts(messages)) t(path.slice(1).replaceAll("/", ".") as "shell.product");
  });
});

test("a rate reads as a quotient, with its windows", () => {
  const activeRate = indicators.find((indicator) => indicator.id === "active-rate");
  if (activeRate?.kind !== "figure") throw new Error("active-rate is a figure");
  const value = activeRate.definitions.standard?.value ?? ratio(sum("leavers"), sum("leavers"));
  expect(formulaWords(value, fr.formulas).text).toBe(
    "adhérents actifs (12 mois glissants) ÷ adhérents au dernier jour",
  );
  expect(formulaWords(value, en.formulas).text).toBe("active members (rolling 12 months) ÷ members on the last day");
});

test("French has its unbreakable spaces", () => {
  expect(fr.questions.sales).toBe("Stimule-t-il les ventes\u202f?");
  const breakable = listTexts(fr).filter(([, text]) => / [;:!?%»€]|« /.test(text));
  expect(breakable).toEqual([]);
});

test("the reader's choice comes before the browser's", () => {
  expect(resolveLocale("en", "fr-FR")).toBe("en");
  expect(resolveLocale("xx", "de, en;q=0.8, fr;q=0.9")).toBe("fr");
  expect(resolveLocale(undefined, "en-US,en;q=0.9")).toBe("en");
  expect(resolveLocale(undefined, null)).toBe("fr");
});
