import compile from "icu-minify/compile";
import { en } from "./en";
import { fr } from "./fr";
import type { Locale } from "./locale";
import type { Messages } from "./messages";

const written: Record<Locale, Messages> = { fr, en };
const read = new Map<Locale, Messages>();

/** Each text of a tree as the formatter takes it: one without a place for a value stays what it is. */
const compileTree = <T>(tree: T): T =>
  (typeof tree === "string"
    ? compile(tree)
    : Object.fromEntries(Object.entries(tree as object).map(([key, value]) => [key, compileTree(value)]))) as T;

/** Cloned, since only plain objects go to a page. */
const compileMessages = (texts: Messages): Messages => structuredClone(compileTree(texts));

/**
 * All texts of one language, read once into what the formatter takes, so that no page carries what reads them: throws
 * where one cannot be read. Import on the server: a page ships its own language only.
 */
export function loadMessages(locale: Locale): Messages {
  const known = read.get(locale) ?? compileMessages(written[locale]);
  read.set(locale, known);
  return known;
}

/** What every page carries: the words of administration come with its pages. */
export function commonMessages(locale: Locale): Omit<Messages, "admin"> {
  const { admin: _, ...common } = loadMessages(locale);
  return common;
}
