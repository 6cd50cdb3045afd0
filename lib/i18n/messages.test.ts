import { describe, expect, test } from "vitest";
import {
  factor,
  growth,
  latest,
  minus,
  opening,
  per,
  plus,
  ratio,
  sum,
  times,
  type Value,
  year,
} from "@/lib/indicators/algebra";
import { partsOf } from "@/lib/indicators/define-indicator";
import { indicators } from "@/lib/indicators/registry";
import { feedNames, feedOf } from "@/lib/ingest/feeds";
import { en } from "./en";
import { definitions as enDefinitions } from "./en-definitions";
import { formulaWords } from "./formula";
import { fr } from "./fr";
import { definitions as frDefinitions } from "./fr-definitions";
import { loadMessages } from "./load-messages";
import { resolveLocale } from "./locale";

const languages = [
  ["fr", fr, frDefinitions],
  ["en", en, enDefinitions],
] as const;

/** Every text with the path to it. */
function listTexts(tree: unknown, path = ""): [string, string][] {
  if (typeof tree === "string") return [[path, tree]];
  return Object.entries(tree as object).flatMap(([key, value]) => listTexts(value, `${path}/${key}`));
}

/** What a value is made of, by the names that its algebra gives: its measures, factors, medians and dimensions. */
function namesIn(value: object): string[] {
  const own = Object.entries(value).flatMap(([key, name]) =>
    key !== "form" && typeof name === "string" ? [name] : [],
  );
  const inner = Object.values(value).flatMap((one) => (typeof one === "object" && one !== null ? namesIn(one) : []));
  return [...own, ...inner];
}

const definitions = indicators.flatMap((indicator) =>
  indicator.kind === "figure"
    ? Object.entries(indicator.definitions).map(([name, definition]) => ({ id: indicator.id, name, definition }))
    : [],
);

/** As the refresh tells what became of points: `query-cohorts` answers by them. */
const pointsParts = ["redeemed", "expired", "withdrawn", "open"];

type Named = [id: string, names: string[]];
const sorted = (all: Named[]): Named[] =>
  all.map(([id, names]): Named => [id, [...names].sort()]).sort(([a], [b]) => Number(a > b) - Number(a < b));
const namesOf = (tree: object): Named[] =>
  sorted(Object.entries(tree).map(([id, names]) => [id, Object.keys(names as object)]));

describe.each(languages)("%s", (locale, messages, panel) => {
  const { formulas } = panel;
  const words: Record<string, string> = {
    ...formulas.measures,
    ...formulas.factors,
    ...formulas.medians,
    ...formulas.over,
  };
  test.each(definitions)("$id, $name: says its formula", ({ definition }) => {
    for (const [, { value }] of partsOf(definition)) {
      const { text, windows } = formulaWords(value, formulas);
      for (const name of namesIn(value)) expect(text).toContain(words[name]);
      for (const window of windows) expect(text).toContain(window);
      expect(text).not.toMatch(/[{}]|undefined/);
    }
  });
  test("every feed has its name, and nothing else has", () => {
    expect(Object.keys(messages.admin.data.feedNames)).toEqual(feedNames);
  });
  test("every column of every feed has its name, and nothing else has", () => {
    const unnamed = new Set(Object.keys(messages.admin.imports.columns));
    for (const feed of feedNames) {
      const columns = Object.keys(feedOf(feed).columns);
      expect(Object.keys(messages.admin.imports.columns), feed).toEqual(expect.arrayContaining(columns));
      for (const column of columns) unnamed.delete(column);
    }
    expect([...unnamed]).toEqual([]);
  });
  test("every definition among several, and every part, has its name, and nothing else has", () => {
    const several = indicators.filter((one) => "definitions" in one && Object.keys(one.definitions).length > 1);
    const variants = several.map((one): Named => [one.id, "definitions" in one ? Object.keys(one.definitions) : []]);
    expect(namesOf(messages.variants)).toEqual(sorted(variants));
    const parts = new Map<string, Set<string>>([["points-cohorts", new Set(pointsParts)]]);
    for (const { id, definition } of definitions) {
      for (const [part] of partsOf(definition)) if (part) parts.set(id, (parts.get(id) ?? new Set()).add(part));
    }
    expect(namesOf(messages.parts)).toEqual(sorted([...parts].map(([id, names]) => [id, [...names]])));
  });
  test("a group of customers has one name, in the list and in the formula", () => {
    for (const [group, name] of Object.entries(messages.parts.rfm)) {
      expect(words[`rfm_${group.replace("-", "_")}`]).toContain(name);
    }
  });
  test("says nothing in the house's jargon", () => {
    const page = listTexts({ messages, panel }).filter(([, text]) =>
      /passport|R12|FIFO|Kaplan|bootstrap|Shannon|encartage|transformation/i.test(text),
    );
    expect(page).toEqual([]);
  });
  test("a definition needs nothing filled in: a panel shows it as it is written", () => {
    expect(listTexts(panel.indicators).filter(([, text]) => /[{}]/.test(text))).toEqual([]);
  });
  test("pages are sent no definition", () => {
    const sent = JSON.stringify(loadMessages(locale));
    for (const { definition, rule } of Object.values(panel.indicators)) {
      expect(sent).not.toContain(definition);
      expect(sent).not.toContain(rule);
    }
  });
  test("every text can be read, and those that pages put together themselves stay as they are written", () => {
    const read = loadMessages(locale);
    expect(read, "plain objects, which a page may be given").toStrictEqual(JSON.parse(JSON.stringify(read)));
    for (const [path, text] of listTexts({ parts: messages.parts, variants: messages.variants })) {
      expect(listTexts(read)).toContainEqual([path, text]);
    }
  });
});

const inFrench = (value: Value) => formulaWords(value, frDefinitions.formulas).text;
const inEnglish = (value: Value) => formulaWords(value, enDefinitions.formulas).text;
const valueIn = (id: string): Value => {
  const [value] = definitions.flatMap((one) =>
    one.id === id && "value" in one.definition ? [one.definition.value] : [],
  );
  if (!value) throw new Error(`${id} is not a figure of one value`);
  return value;
};

test("a rate reads as a quotient, with its windows", () => {
  expect(inFrench(valueIn("active-rate"))).toBe("adhérents actifs (12 mois glissants) ÷ adhérents au dernier jour");
  expect(inEnglish(valueIn("active-rate"))).toBe("active members (rolling 12 months) ÷ members on the last day");
  expect(inFrench(valueIn("same-member-revenue-growth"))).toBe(
    "CA des adhérents présents aux deux périodes (période entière) ÷ CA des mêmes adhérents à N-1 (période entière) − 1",
  );
  expect(formulaWords(valueIn("retention-rate"), frDefinitions.formulas).windows).toEqual(["24 mois glissants"]);
});

test("brackets stand where the formula could be read two ways, and nowhere else", () => {
  const margin = sum("member_margin_cents");
  const costs = plus(sum("reward_cost_cents"), sum("running_cost_cents"));
  const written = (value: Value) => inEnglish(value).replaceAll(" over the period", "");
  expect(written(minus(margin, costs))).toBe("members’ margin − (cost of rewards + running costs)");
  expect(written(plus(margin, costs))).toBe("members’ margin + cost of rewards + running costs");
  expect(written(minus(costs, margin))).toBe("cost of rewards + running costs − members’ margin");
  expect(written(ratio(minus(margin, costs), sum("revenue_cents")))).toBe(
    "(members’ margin − (cost of rewards + running costs)) ÷ total revenue",
  );
  const points = latest("points_outstanding");
  expect(inEnglish(times(times(points, "ultimate-redemption"), "point-value"))).toBe(
    "points outstanding on the last day × share of points redeemed in the end × value of a point",
  );
  expect(inEnglish(times(per(points, "landing-share"), "point-value"))).toBe(
    "(points outstanding on the last day ÷ share of the season gone by) × value of a point",
  );
  expect(inEnglish(times(minus(points, points), "point-value"))).toBe(
    "(points outstanding on the last day − points outstanding on the last day) × value of a point",
  );
  expect(inEnglish(ratio(per(points, "landing-share"), factor("budget")))).toBe(
    "(points outstanding on the last day ÷ share of the season gone by) ÷ reward budget of the fiscal year",
  );
  expect(inEnglish(growth(minus(year("new_members"), opening("members"))))).toBe(
    "(new members (rolling 12 months) − members on the eve of the period) ÷ the same total a year before, like for like, − 1",
  );
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
