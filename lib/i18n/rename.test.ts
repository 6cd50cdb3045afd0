import { describe, expect, test } from "vitest";
import { en } from "./en";
import { definitions as enDefinitions } from "./en-definitions";
import { fr } from "./fr";
import { definitions as frDefinitions } from "./fr-definitions";
import { agreeing, standsAfter, standsBefore } from "./french-grammar";
import { mapLiterals } from "./literal-texts";
import { loadMessages } from "./load-messages";
import type { Locale } from "./locale";
import { isWord, type ProgrammeWords, type Word, type WordName, wordNames } from "./programme-words";
import { renameTree } from "./rename";

const catalogues = {
  fr: { ...fr, definitions: frDefinitions },
  en: { ...en, definitions: enDefinitions },
};

type Text = [path: string, text: string];

/** Every text with the path to it. */
function listTexts(tree: unknown, path = ""): Text[] {
  if (typeof tree === "string") return [[path, tree]];
  return Object.entries(tree as object).flatMap(([key, value]) => listTexts(value, `${path}/${key}`));
}

/** What a message says, without its syntax. */
function literalsOf(message: string): string[] {
  const literals: string[] = [];
  mapLiterals(message, (text) => {
    literals.push(text);
    return text;
  });
  return literals;
}

/** What there is of syntax in a message. */
const syntaxOf = (message: string): string => mapLiterals(message, () => "");

const wordOf = (one: string, gender: "m" | "f"): Word => ({ one, many: `${one}s`, gender });
type Own = Record<WordName, Word>;
const everyNoun = (make: (name: WordName) => Word): Own =>
  Object.fromEntries(wordNames.map((name) => [name, make(name)])) as Own;

/** Words of both genders, heard with a vowel first and with none. */
const french: [name: string, words: Own][] = [
  ["feminine, vowel", { ...everyNoun(() => wordOf("étoile", "f")), member: wordOf("habituée", "f") }],
  ["feminine, consonant", { ...everyNoun(() => wordOf("prime", "f")), member: wordOf("cliente fidèle", "f") }],
  ["masculine, vowel", { ...everyNoun(() => wordOf("atout", "m")), tier: wordOf("échelon", "m") }],
  [
    "masculine, consonant",
    { ...everyNoun(() => wordOf("statut", "m")), member: { one: "héros", many: "héros", gender: "m" } },
  ],
];

const say = (text: string, words: ProgrammeWords, locale: Locale = "fr") => renameTree(text, locale, words);
const feminine: ProgrammeWords = { fr: french[0]?.[1] ?? {} };
const masculine: ProgrammeWords = { fr: french[3]?.[1] ?? {} };
const other: ProgrammeWords = {
  fr: { member: wordOf("membre", "m"), reward: { one: "cadeau", many: "cadeaux", gender: "m" } },
};

describe("French", () => {
  test.each([
    ["Le point, du point, au point", "L’étoile, de l’étoile, à l’étoile"],
    ["Encours de points, d’un point, des points", "Encours d’étoiles, d’une étoile, des étoiles"],
    ["Cet adhérent, le nouvel adhérent, qu’adhérents", "Cette habituée, la nouvelle habituée, qu’habituées"],
    ["Tous les niveaux, aucun niveau", "Toutes les étoiles, aucune étoile"],
    ["Les points ne sont pas encore dépensés", "Les étoiles ne sont pas encore dépensées"],
    ["points attribués, dépensés ou expirés", "étoiles attribuées, dépensées ou expirées"],
    ["adhérents actifs, nets et présents", "habituées actives, nettes et présentes"],
    ["Le niveau est celui du jour", "L’étoile est celle du jour"],
    ["l’adhérent a dépensé ses points", "l’habituée a dépensé ses étoiles"],
    ["À quel point ? En points de %, au niveau de N-1", "À quel point ? En points de %, au niveau de N-1"],
  ])("%s: a feminine word that begins with a vowel", (ours, theirs) => {
    expect(say(ours, feminine)).toBe(theirs);
  });
  test.each([
    ["L’adhérent, d’adhérents, cet adhérent", "Le membre, de membres, ce membre"],
    ["de l’adhérent, à l’adhérent, nouvel adhérent", "du membre, au membre, nouveau membre"],
    ["La récompense, de la première récompense", "Le cadeau, du premier cadeau"],
    ["Les récompenses les plus commandées", "Les cadeaux les plus commandés"],
    ["une récompense, aucune récompense, à la récompense", "un cadeau, aucun cadeau, au cadeau"],
    ["Ce que les adhérents choisissent", "Ce que les membres choisissent"],
  ])("%s: masculine words that begin with a consonant", (ours, theirs) => {
    expect(say(ours, other)).toBe(theirs);
  });
  test("an h that is heard, and a word with its own capital", () => {
    expect(say("L’adhérent, d’adhérents", masculine)).toBe("Le héros, de héros");
    expect(say("Un adhérent", { fr: { member: { one: "Club’Or", many: "Club’Or", gender: "m" } } })).toBe("Un Club’Or");
  });
});

test("English has its article and possessive", () => {
  const words: ProgrammeWords = {
    en: { member: { one: "insider", many: "people" }, tier: { one: "unit", many: "units" } },
  };
  expect(say("A member of a tier: the members’ space, each tier’s share", words, "en")).toBe(
    "An insider of a unit: the people’s space, each unit’s share",
  );
  expect(say("Same-member, rewarded, a decimal point", words, "en")).toBe("Same-insider, rewarded, a decimal point");
});

test("arguments, plurals and choices stay as they are", () => {
  const message =
    "{points, plural, =0 {aucun point} one {# point} other {{points} points}} {by, select, member {adhérent} other {{tier}}}";
  expect(say(message, feminine)).toBe(
    "{points, plural, =0 {aucune étoile} one {# étoile} other {{points} étoiles}} {by, select, member {habituée} other {{tier}}}",
  );
});

test.each([
  ["Club Or", true],
  ["pass’points", true],
  ["é", true],
  ["a{b}", false],
  ["<b>", false],
  ["=1+1", false],
  ["a  b", false],
  ["", false],
  ["x".repeat(31), false],
  ["12", false],
])("%s: whether a programme may have it: %s", (text, may) => {
  expect(isWord(text)).toBe(may);
});

test("an apostrophe that the formatter would take for a quote is none", () => {
  const words: ProgrammeWords = { fr: { point: { one: "pass'or", many: "pass'or", gender: "m" } } };
  expect(loadMessages("fr", words).rollForward.points).toBe("Pass’or");
});

test("a programme's words stay its own", () => {
  const theirs = loadMessages("fr", feminine);
  expect(theirs.views.points).toBe("Étoiles et étoiles");
  expect(loadMessages("fr").views.points).toBe("Points et récompenses");
  expect(loadMessages("fr", masculine).views.points).toBe("Statuts et statuts");
  expect(loadMessages("en", feminine).views.points).toBe("Points and rewards");
  expect(loadMessages("fr", feminine), "read once").toBe(theirs);
});

const OURS = {
  fr: /(?<!\p{L})(points?|niveaux?|adhérents?|récompenses?)(?!\p{L})/giu,
  en: /(?<!\p{L})(point|tier|member|reward)s?(?!\p{L})/giu,
};
const OTHERS = /quel point|point décimal|points? de\s%|niveau de N-1|meilleur niveau|decimal point|percentage points/gi;

describe.each(french)("every French text with words %s", (_, words) => {
  const renamed = listTexts(renameTree(catalogues.fr, "fr", { fr: words }));
  const said = renamed.flatMap(([path, text]) => literalsOf(text).map((literal): Text => [path, literal]));
  const nouns = [...new Set(Object.values(words).flatMap(({ one, many }) => [one, many]))].join("|");
  const having = (wrong: RegExp) => said.filter(([, text]) => wrong.test(text));
  test("holds none of ours, and the same syntax", () => {
    expect(said.filter(([, text]) => text.replace(OTHERS, "").match(OURS.fr))).toEqual([]);
    expect(renamed.map(([, text]) => syntaxOf(text))).toEqual(
      listTexts(catalogues.fr).map(([, text]) => syntaxOf(text)),
    );
  });
  test("has the right articles before it", () => {
    const [{ gender = "m" } = {}] = Object.values(words);
    const wrongGender =
      gender === "f"
        ? "un|le|du|au|ce|cet|aucun|tout|tous|tous les|seul|premier|dernier|nouveau|nouvel|nouveaux"
        : "une|la|cette|aucune|toute|toutes|toutes les|seule|première|dernière|nouvelle|nouvelles";
    expect(having(new RegExp(`(?<!\\p{L})(${wrongGender}) (${nouns})(?!\\p{L})`, "iu"))).toEqual([]);
    const vowel = "étoiles?|habituées?|atouts?|échelons?";
    expect(having(new RegExp(`(?<!\\p{L})(le|la|de|ce|que|nouveau) (${vowel})(?!\\p{L})`, "iu"))).toEqual([]);
    const consonant = "primes?|cliente|statuts?|héros";
    expect(having(new RegExp(`(’|cet |nouvel )(${consonant})`, "iu"))).toEqual([]);
  });
});

describe("what stands beside one of ours in French", () => {
  const neighbours = listTexts(catalogues.fr).flatMap(([path, message]) =>
    literalsOf(message).flatMap((text) =>
      [...text.replace(OTHERS, "").matchAll(OURS.fr)].flatMap(({ index, 0: noun }) => {
        const before = /(\p{L}+’?)\s?$/u.exec(text.replace(OTHERS, "").slice(0, index))?.[1];
        const after = /^\s(\p{L}+’?)/u.exec(text.replace(OTHERS, "").slice(index + noun.length))?.[1];
        return { path, before: before?.toLowerCase(), after: after?.toLowerCase() };
      }),
    ),
  );
  // A word that is in none of these: if it agrees with the noun, it joins those of `french-grammar.ts`; else these.
  const before =
    "et sans sur en par ca après sont pas est ses engagement budget son déjà clients comme étaient moins alors contre".split(
      " ",
    );
  const after =
    "que fixée ayant de d’ en par au gardent pour sur à ont choisissent des dont sans a expirent depuis consommé progresse recule tient augmente diminue atteint passe évoluent pèsent finira progressent reculent coûtent comparables vient risquent moins contre compte doivent du rapporté divisé le se dans la vise pendant font une coûterait reçoit l’".split(
      " ",
    );
  test("before it: agrees, or is known not to", () => {
    const unknown = neighbours.filter(({ before: word }) => word && !standsBefore(word) && !before.includes(word));
    expect(unknown).toEqual([]);
  });
  test("after it: agrees, or is known not to", () => {
    const unknown = neighbours.filter(({ after: word }) => word && !standsAfter(word) && !after.includes(word));
    expect(unknown).toEqual([]);
  });
});

/**
 * Words that agree with another noun, in texts that hold one of ours. One more is looked at: where it is said of ours, the
 * text is put otherwise, since a programme's word may be of the other gender.
 */
const ofAnotherNoun = [
  "/filters/all: tous",
  "/figure/noClosedQuarter: aucun",
  "/funnel/outside: tous",
  "/sentences/sales-none: aucun",
  "/sentences/space-ordered: aucun",
  "/sentences/space-ordered: commandé",
  "/sentences/evidence-why: aucun",
  "/sentences/evidence-why: restés",
  "/sentences/why-recruitment: tous",
  "/evidence/whoNeeds: restés",
  "/definitions/indicators/revenue/definition: tous",
  "/definitions/indicators/member-revenue-growth/definition: celui",
  "/definitions/indicators/retention-rate/rule: acheteurs",
  "/definitions/indicators/retention-rate/rule: perdu",
  "/definitions/indicators/membership-growth/definition: net",
  "/definitions/indicators/penetration/rule: aucun",
  "/definitions/indicators/member-funnel/definition: eux",
  "/definitions/indicators/recruitment-pace/definition: celui",
  "/definitions/indicators/best-customer-share/rule: tous",
  "/definitions/indicators/breakage/rule: ceux",
  "/definitions/indicators/breakage/rule: aucun",
  "/definitions/indicators/reward-mix/definition: commandé",
  "/definitions/indicators/time-to-first-reward/rule: sorti",
  "/definitions/indicators/visit-funnel/definition: commandé",
  "/definitions/indicators/generosity-consumed/rule: celui",
  "/definitions/indicators/cost-per-point/rule: celui",
  "/definitions/indicators/points-liability/rule: celui",
  "/definitions/indicators/margin-after-programme/definition: payés",
  "/definitions/indicators/cost-per-active-member/rule: celui",
  "/definitions/indicators/recency/rule: celui",
  "/definitions/indicators/incremental-margin/rule: restés",
  "/definitions/indicators/incremental-margin/rule: comparés",
  "/definitions/formulas/measures/rfm_big_spenders: acheteurs",
  "/definitions/formulas/evidence/incremental-margin: restés",
];
/** Past participles with `avoir` agree with none. */
const WITH_AVOIR = /(?<!\p{L})(a|ont|ayant|avoir)( pas| jamais| déjà| encore)? \p{L}+( le \p{L}+ et \p{L}+)?/giu;
const PRONOUNS = /^(ils|eux|chacun|aucun|tous|premiers|seul)$/;

test("nothing far from one of ours agrees with it", () => {
  const words = { fr: everyNoun(() => wordOf("étoile", "f")) };
  const ours = new Map(listTexts(catalogues.fr));
  const far = listTexts(renameTree(catalogues.fr, "fr", words)).flatMap(([path, text]) =>
    text === ours.get(path)
      ? []
      : literalsOf(text)
          .flatMap((literal) => literal.replace(WITH_AVOIR, "").match(/\p{L}+/gu) ?? [])
          .map((word) => word.toLowerCase())
          .filter(
            (word) =>
              PRONOUNS.test(word) ||
              (["one", "many"] as const).some((count) => agreeing(word, "m", "f", count) !== null),
          )
          .map((word) => `${path}: ${word}`),
  );
  expect([...new Set(far)]).toEqual(ofAnotherNoun);
});

test("nothing far from a reward agrees with it", () => {
  const words = { fr: { reward: wordOf("atout", "m") } };
  const ours = new Map(listTexts(catalogues.fr));
  const far = listTexts(renameTree(catalogues.fr, "fr", words)).flatMap(([path, text]) =>
    text === ours.get(path)
      ? []
      : (text.match(/\p{L}+/gu) ?? [])
          .map((word) => word.toLowerCase())
          .filter((word) => (["one", "many"] as const).some((count) => agreeing(word, "f", "m", count) !== null))
          .map((word) => `${path}: ${word}`),
  );
  expect([...new Set(far)]).toEqual([]);
});

test("every English text holds none of ours, the same syntax and the right article", () => {
  const words = {
    en: { ...everyNoun(() => ({ one: "offer", many: "offers" })), point: { one: "star", many: "stars" } },
  };
  const renamed = listTexts(renameTree(catalogues.en, "en", words));
  const said = renamed.flatMap(([path, text]) => literalsOf(text).map((literal): Text => [path, literal]));
  expect(said.filter(([, text]) => text.replace(OTHERS, "").match(OURS.en))).toEqual([]);
  expect(said.filter(([, text]) => /(?<!\p{L})(a offer|an star)/iu.test(text))).toEqual([]);
  expect(renamed.map(([, text]) => syntaxOf(text))).toEqual(listTexts(catalogues.en).map(([, text]) => syntaxOf(text)));
});
