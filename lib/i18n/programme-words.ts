import type { Word, WordName } from "@/db/schema/programmes";
import type { Locale } from "./locale";

export type { ProgrammeWords, Word, WordName } from "@/db/schema/programmes";

export const wordNames = ["point", "tier", "member", "reward"] as const satisfies WordName[];

/** The words that the texts are written in. */
export const ourWords: Record<Locale, Record<WordName, Word>> = {
  fr: {
    point: { one: "point", many: "points", gender: "m" },
    tier: { one: "niveau", many: "niveaux", gender: "m" },
    member: { one: "adhérent", many: "adhérents", gender: "m" },
    reward: { one: "récompense", many: "récompenses", gender: "f" },
  },
  en: {
    point: { one: "point", many: "points" },
    tier: { one: "tier", many: "tiers" },
    member: { one: "member", many: "members" },
    reward: { one: "reward", many: "rewards" },
  },
};

/** A sentence with each of them, in ours, to show what a choice of words makes of texts. */
export const wordsExample: Record<Locale, string> = {
  fr: "Vos 12 345 points expirent : un adhérent actif change de niveau ou choisit une première récompense.",
  en: "Your 12,345 points expire: a member may climb a tier or order a reward.",
};

export const WORD_LENGTH = 30;

/** Whether a text may be a word: letters, with single spaces, hyphens or apostrophes between them. */
export const isWord = (text: string): boolean =>
  text.length <= WORD_LENGTH && /^\p{L}[\p{L}\p{M}]*(?:[ '’-]\p{L}[\p{L}\p{M}]*)*$/u.test(text);
