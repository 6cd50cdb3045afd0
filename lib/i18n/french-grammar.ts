export type Gender = "m" | "f";
export type Count = "one" | "many";

/** One word in its four forms. */
export type Forms = Record<Gender, Record<Count, string>>;

const forms = (one: string, many: string, feminine: string, feminines: string): Forms => ({
  m: { one, many },
  f: { one: feminine, many: feminines },
});
const regular = (one: string, feminine = `${one}e`): Forms => forms(one, `${one}s`, feminine, `${feminine}s`);

/** What stands before a noun and agrees with it; articles and `de` are said apart, they depend on the next sound too. */
const before: Forms[] = [
  regular("un"),
  regular("aucun"),
  regular("certain"),
  regular("seul"),
  regular("meilleur"),
  regular("quel", "quelle"),
  regular("premier", "première"),
  regular("dernier", "dernière"),
  forms("tout", "tous", "toute", "toutes"),
  forms("nouveau", "nouveaux", "nouvelle", "nouvelles"),
];

/** What the texts say of one of the nouns right after it, or after words that lead on to it. */
const after: Forms[] = [
  ...[
    "attribué",
    "dépensé",
    "expiré",
    "perdu",
    "échangé",
    "crédité",
    "détenu",
    "retiré",
    "ajouté",
    "régularisé",
    "gagné",
    "récent",
    "expliqué",
    "inscrit",
    "classé",
    "placé",
    "suivi",
    "comparé",
    "groupé",
    "laissé",
    "présent",
    "arrivé",
    "entré",
    "sorti",
    "monté",
    "descendu",
    "resté",
    "venu",
    "commandé",
    "payé",
    "conservé",
    "supérieur",
  ].map((one) => regular(one)),
  regular("actif", "active"),
  regular("net", "nette"),
  regular("acheteur", "acheteuse"),
  forms("celui", "ceux", "celle", "celles"),
];

/** Words that an agreement goes through: `les points ne sont pas dépensés`. */
const leading = new Set(
  "et ou qui ne n’ est sont peut peuvent être pas plus les encore déjà disponible disponibles".split(" "),
);
/** Those before a noun that have one form, but for an elision. */
const unchanging = new Set(
  "les ces leur leurs votre vos même mêmes autre autres chaque le la l’ ce cet cette nouvel".split(" "),
);
/** Of these, what nothing before belongs to the same noun. */
const beginning = new Set("à au aux de d’ du des que qu’".split(" "));

type Index = Map<string, { forms: Forms; gender: Gender; count: Count }>;

const indexOf = (all: Forms[]): Index =>
  new Map(
    all.flatMap((each) =>
      (["m", "f"] as const).flatMap((gender) =>
        (["one", "many"] as const).map((count) => [each[gender][count], { forms: each, gender, count }] as const),
      ),
    ),
  );
const formsBefore = indexOf(before);
const formsAfter = indexOf(after);

/** Whether a word, in small letters, may stand between a noun and what comes before: its article, an adjective. */
export const standsBefore = (word: string): boolean =>
  unchanging.has(word) || beginning.has(word) || formsBefore.has(word);
export const beginsPhrase = (word: string): boolean => beginning.has(word);

/** Whether a word, in small letters, agrees with the noun that it follows, or leads on to one that does; else null. */
export const standsAfter = (word: string): "agrees" | "leads" | null =>
  formsAfter.has(word) ? "agrees" : leading.has(word) ? "leads" : null;

/** A word after a noun in another gender; null where it does not agree with one of that gender and number. */
export function agreeing(word: string, from: Gender, to: Gender, count: Count): string | null {
  const found = formsAfter.get(word);
  return found && found.gender === from && found.count === count ? found.forms[to][count] : null;
}

const ASPIRATED =
  /^(?:ha(?:ch|i[en]|l[lt]|mac|meau|nche|nd|ngar|rd|ric|s[ae]|ut|z)|hér(?:aut|isson|os\b)|hi(?:bou|érarch|p[- ]?hop|t)|ho(?:bb|ckey|llande|mard|ngr|nt|rs|tte|u)|hub|hui?t|hur|yacht|yaourt|yoga|onz|oui|ouistiti)/;

/** Whether an article is elided before a French word: a vowel, or an h that is not heard. */
export function isElided(word: string): boolean {
  const small = word.toLowerCase();
  if (ASPIRATED.test(small)) return false;
  return /^[aeiouhœæ]|^y(?![aeiou])/.test(small.normalize("NFD"));
}

/** Each as it reads before the sound of the next word; others are as they are. */
const said: Record<string, (gender: Gender, elided: boolean) => string> = {
  le: (gender, elided) => (elided ? "l’" : gender === "m" ? "le" : "la"),
  ce: (gender, elided) => (gender === "f" ? "cette" : elided ? "cet" : "ce"),
  de: (_, elided) => (elided ? "d’" : "de"),
  que: (_, elided) => (elided ? "qu’" : "que"),
  nouveau: (gender, elided) => (gender === "f" ? "nouvelle" : elided ? "nouvel" : "nouveau"),
};
const apart: Record<string, string[]> = {
  du: ["de", "le"],
  au: ["à", "le"],
  la: ["le"],
  "l’": ["le"],
  "d’": ["de"],
  "qu’": ["que"],
  cet: ["ce"],
  cette: ["ce"],
  nouvel: ["nouveau"],
  nouvelle: ["nouveau"],
};
const contracted: Record<string, string> = { "de le": "du", "à le": "au" };

/** A noun with what stands before it, in small letters: agreed, elided and contracted. */
export function withBefore(words: string[], noun: string, gender: Gender): string {
  const phrase = [noun];
  for (const word of words.flatMap((each) => apart[each] ?? [each]).reverse()) {
    const [next = ""] = phrase;
    const form = said[word]?.(gender, isElided(next)) ?? agreedBefore(word, gender);
    const both = contracted[`${form} ${next}`];
    if (both) phrase[0] = both;
    else phrase.unshift(form);
  }
  return phrase.reduce((text, word) => (text.endsWith("’") ? text + word : `${text} ${word}`));
}

function agreedBefore(word: string, gender: Gender): string {
  const found = formsBefore.get(word);
  return found ? found.forms[gender][found.count] : word;
}
