import { describe, expect, test } from "vitest";
import type { EvidenceAnswer } from "@/lib/evidence/evidence-answer";
import { createFormatter } from "@/lib/format/formatter";
import { en } from "@/lib/i18n/en";
import { fr } from "@/lib/i18n/fr";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locale";
import type { IndicatorAnswer, IndicatorRow } from "@/lib/indicators/answer";
import { makeAnswer, makeEvidence, makeRow, makeView } from "@/lib/testing/make-view";
import type { ViewData } from "@/lib/views/view-data";
import { payingTitle, twelveMonthsTitle, writeExecutive, writeGenerations } from "./executive";
import type { Sentence } from "./sentence";
import { writeSentence } from "./write-sentence";

const say = (sentence: Sentence, locale: Locale = "fr") =>
  writeSentence(sentence, loadMessages(locale), createFormatter(locale, "EUR")).replace(/[\u00a0\u202f]/g, " ");
const paragraph = (data: ViewData, locale?: Locale) => writeExecutive(data).support.map((one) => say(one, locale));

/** What was sold to members now and N-1, and of it to those who were members in both. */
const sold = (now: number, before: number, sameNow: number, sameBefore: number, more = {}) => ({
  "member-revenue": { value: now, previous: before, change: now / before - 1 },
  "same-member-revenue-growth": {
    ...{ value: sameNow / sameBefore - 1, numerator: sameNow, denominator: sameBefore },
    ...more,
  },
});

describe("the paragraph", () => {
  const whole = {
    ...makeView(
      {
        ...sold(40_000_000_00, 36_000_000_00, 33_000_000_00, 32_000_000_00, { previous: 0.105, change: -0.07 }),
        "member-revenue-share": { value: 0.783, previous: 0.759, change: 0.024 },
        "programme-cost-rate": { value: 0.0152, previous: 0.0145, change: 0.0007 },
        "margin-after-programme": { value: 0.208, previous: 0.209, change: -0.001 },
        "generosity-consumed": { value: 0.0125, previous: 0.012, change: 0.0005 },
        "points-liability": { value: 663_000_00, previous: 698_000_00, change: -0.05 },
      },
      [0.012, 0.018],
    ),
    answers: { "budget-use": makeAnswer("budget-use", [makeRow({ key: { part: "landing" }, value: 1.04 })]) },
  };
  test("says what changed, a sentence a figure, each with the figure that it stands on", () => {
    expect(writeExecutive(whole).support.map((one) => [one.figure, say(one)])).toEqual([
      [
        "same-member-revenue-growth",
        "À périmètre constant, les achats des adhérents évoluent de +3,1 % : le rythme ralentit après +10,5 % un an plus tôt.",
      ],
      // A million of four.
      ["member-revenue", "La hausse est surtout celle des adhérents arrivés depuis le début de N-1, départs déduits."],
      [
        "member-revenue-share",
        "Les adhérents pèsent 78,3 % du CA, contre 75,9 % un an plus tôt : une part croissante de l’activité en dépend.",
      ],
      ["programme-cost-rate", "Le programme coûte 1,52 % du CA adhérents, contre 1,45 % un an plus tôt."],
      ["margin-after-programme", "Une fois tout payé, il reste 20,8 % de marge sur ce CA, −0,1 pt sur un an."],
      ["generosity-consumed", "La générosité consommée, 1,25 %, est dans sa fourchette (1,20 % à 1,80 %)."],
      ["budget-use", "Au rythme de la saison, le budget récompenses finira l’exercice à 104 % : il serait dépassé."],
      [
        "points-liability",
        "Les points en circulation représentent 663 k€ à honorer (estimation), contre 698 k€ un an plus tôt.",
      ],
    ]);
    expect(say(writeExecutive(whole).headline)).toBe("Le CA adhérents progresse de 11,1 %");
  });
  test("of a year that is over says what its budget came to, not where it lands", () => {
    const parts = { used: 0.96, landing: 0.96 };
    const rows = Object.entries(parts).map(([part, value]) => makeRow({ key: { part }, value }));
    const period = { label: "fy2025", from: "2025-01-01", to: "2025-12-31", partial: false };
    const over = { ...makeView({}), period, answers: { "budget-use": makeAnswer("budget-use", rows) } };
    expect(paragraph(over)).toEqual(["Le budget récompenses de l’exercice a été consommé à 96 %."]);
  });
  test("in English too", () => {
    expect(paragraph(whole, "en").slice(0, 3)).toEqual([
      "Like for like, what members buy moves by +3.1%: the pace slows after +10.5% a year before.",
      "The rise is mostly that of members who joined since last year began, less those who left.",
      "Members make 78.3% of revenue, against 75.9% a year before: a growing part of the business depends on them.",
    ]);
  });
  test("says nothing of what is not known, nor compares with a year that is not", () => {
    expect(paragraph(makeView({}))).toEqual([]);
    const alone = makeView({
      "same-member-revenue-growth": { value: 0.05, numerator: 105, denominator: 100 },
      "member-revenue-share": { value: 0.78 },
      "programme-cost-rate": { value: 0.015 },
      "margin-after-programme": { value: 0.2 },
      "points-liability": { value: 663_000_00 },
    });
    for (const locale of ["fr", "en"] as const) {
      const text = paragraph(alone, locale).join(" ");
      expect(text).not.toMatch(/un an|year before|over the year|contre|against|null|undefined|none|NaN|–/);
      expect(paragraph(alone, locale)).toHaveLength(5);
    }
  });
});

describe("whether it pays", () => {
  const weighed = makeEvidence();
  const view = (evidence: EvidenceAnswer, row: Partial<IndicatorRow>) => ({
    ...makeView({ "member-revenue-share": { value: 0.78 } }),
    answers: { roi: { ...makeAnswer("roi", [makeRow(row)]), evidence } },
  });

  test("is the first line where it is weighed, and whom it speaks of leads to its page", () => {
    const { headline, support } = writeExecutive(view(weighed, { value: 0.5, low: -0.1, high: 1.1 }));
    expect(say(headline)).toMatch(/^1 € dépensé rapporte de 0,90 € à 2,10 € de marge.*preuve.*correcte$/);
    expect(support.filter((one) => one.view).map(({ key, view }) => [key, view])).toEqual([
      ["evidence-who", "evidence"],
    ]);
    expect(support[0]?.key).toMatch(/^headline-/);
  });

  test("is not said where it is not: the last line says so, and leads there", () => {
    const none = { ...weighed, reason: "few-members", grade: null, members: null, controls: null } as const;
    const { headline, support } = writeExecutive(view(none, { value: null }));
    expect(headline.key).toMatch(/^headline-/);
    expect(support.at(-1)).toMatchObject({ key: "evidence-none", view: "evidence" });
    expect(writeExecutive(makeView({})).support.filter((one) => one.view)).toEqual([]);
  });
});

describe("who makes the change", () => {
  const source = (...figures: Parameters<typeof sold>) =>
    writeExecutive(makeView(sold(...figures)))
      .support.filter(({ key }) => key === "executive-source")
      .map((one) => [say(one), say(one, "en")]);
  test.each([
    [
      "three of four by the same",
      104,
      100,
      93,
      90,
      /^La hausse est surtout celle des adhérents présents les deux années\.$/,
    ],
    ["more than all by the same", 104, 100, 96, 90, /^La hausse est surtout celle des adhérents présents/],
    [
      "one of four by the same",
      104,
      100,
      91,
      90,
      /^La hausse est surtout celle des adhérents arrivés depuis le début de N-1, départs déduits\.$/,
    ],
    ["against the same", 104, 100, 88, 90, /^La hausse est celle des adhérents arrivés .* achètent moins\.$/],
    ["a fall by the same", 90, 100, 80, 90, /^La baisse est surtout celle des adhérents présents/],
    ["a fall by who left", 90, 100, 89, 90, /^La baisse tient surtout aux départs .* arrivées déduites\.$/],
    ["a fall against the same", 90, 100, 91, 90, /^La baisse tient aux départs .* achètent davantage\.$/],
  ] as const)("%s", (_, now, before, sameNow, sameBefore, words) => {
    const [[french, english] = []] = source(now, before, sameNow, sameBefore);
    expect(french).toMatch(words);
    expect(english).toMatch(now > before ? /^The rise/ : /^The fall/);
  });
  test("nobody, of a change too small to be told, or where nobody was there in both years", () => {
    expect(source(1005, 1000, 900, 890)).toEqual([]);
    expect(source(200, 100, 0, 0, { value: null })).toEqual([]);
  });
});

test("no sentence of these gives a cause: what the programme causes is not known from them", () => {
  const cause = /grâce|parce qu|\bcar\b|en raison|à cause|permis|because|thanks to|due to|caused|led to/i;
  const own = ({ sentences }: typeof fr | typeof en) =>
    Object.entries(sentences).filter(([key]) =>
      /^(executive|generations|paying|twelve-months|headline|sales)-/.test(key),
    );
  for (const [key, text] of [...own(fr), ...own(en)]) expect(text, key).not.toMatch(cause);
});

describe("titles of charts", () => {
  const quarters = (indicator: "margin-after-programme" | "generosity-consumed", values: (number | null)[]) =>
    makeAnswer(
      indicator,
      values.map((value, index) => makeRow({ value, partial: index === values.length - 1 })),
    );
  const titled = (margin: (number | null)[] | null, generosity: (number | null)[]) =>
    say(
      payingTitle({
        ...makeView({}),
        answers: {
          ...(margin ? { "margin-by-quarter": quarters("margin-after-programme", margin) } : {}),
          "generosity-by-quarter": quarters("generosity-consumed", generosity),
        },
      }),
    );
  test("compare the last whole quarter with the same of the year before", () => {
    const rising = [0.012, 0.03, 0.03, 0.03, 0.014, 0.5];
    expect(titled([0.2, 0.1, 0.1, 0.1, 0.205, 0], rising)).toBe("La marge tient, la générosité augmente");
    expect(titled([0.2, 0.1, 0.1, 0.1, 0.18, 0], rising)).toBe("La marge recule, la générosité augmente");
    expect(titled(null, rising)).toBe("La générosité augmente");
    expect(titled([null, 0.1, 0.1, 0.1, 0.18, 0], rising)).toBe("La générosité augmente");
    expect(titled([0.2, 0.1, 0.1, 0.1, 0.18, 0], [])).toBe("La marge après coût complet recule");
    expect(titled([0.2, 0.2], [0.01, 0.02])).toBe("Ce qui est donné, ce qui reste");
  });
  test("say how far 12 months have gone, from the first month that is known", () => {
    const over = (...values: (number | null)[]) =>
      say(
        twelveMonthsTitle({
          ...makeView({}),
          answers: {
            "revenue-over-12-months": makeAnswer(
              "member-revenue",
              values.map((value) => makeRow({ value })),
            ),
          },
        }),
      );
    expect(over(null, 100_000_00, 90_000_00, 150_000_00)).toBe("Le CA adhérents sur 12 mois a gagné 50 k€ en 2 mois");
    expect(over(...Array(13).fill(100_000_00))).toBe("Le CA adhérents sur 12 mois est stable en un an");
    expect(over(...Array(35).fill(100_000_00), 40_000_00)).toBe(
      "Le CA adhérents sur 12 mois a perdu 60 k€ en trois ans",
    );
    expect(over(null, 5)).toBe("Le CA adhérents sur 12 mois");
  });
});

describe("generations", () => {
  const row = (cohort: string, age: number, value: number, hidden?: true) =>
    makeRow({
      key: { cohort, age: String(age) },
      value: hidden ? null : value,
      denominator: 181,
      ...(hidden ? { hidden } : {}),
    });
  const view = (bought: IndicatorAnswer["rows"], revenue: IndicatorAnswer["rows"] = []) => ({
    ...makeView({}),
    answers: {
      "cohort-years": makeAnswer("cohort-retention", bought),
      "cohort-revenue-years": makeAnswer("cohort-retention", revenue),
    },
  });
  const said = (data: ViewData, locale?: Locale) => {
    const { headline, support } = writeGenerations(data);
    return [headline, ...support].map((one) => say(one, locale));
  };
  test("are told by the oldest that is shown, at the oldest age that is complete", () => {
    const bought = [row("fy2022", 0, 1, true), row("fy2023", 0, 0.95), row("fy2023", 2, 0.71), row("fy2024", 0, 0.9)];
    const revenue = [row("fy2023", 0, 12_000_00), row("fy2023", 2, 9_000_00)];
    expect(said(view(bought, revenue))).toEqual([
      "71 % des adhérents de 2023 ont commandé dans leur 3e année",
      "C’était 95 % la première année.",
      "En moyenne, 9 k€ d’achats par adhérent inscrit, contre 12 k€ la première année : passé la nouveauté, les achats diminuent.",
    ]);
    expect(said(view(bought), "en")[0]).toBe("71% of the members of 2023 ordered in their 3rd year");
  });
  test("have no trend in their first year, and no words where there is none", () => {
    expect(said(view([row("fy2023", 0, 0.95)], [row("fy2023", 0, 12_000_00)]))).toEqual([
      "95 % des adhérents de 2023 ont commandé dans leur 1re année",
    ]);
    expect(said(view([]))).toEqual(["Ce que deviennent les générations d’adhérents"]);
  });
});
