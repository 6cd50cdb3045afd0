import compile from "icu-minify/compile";
import { en } from "./en";
import { fr } from "./fr";
import type { Locale } from "./locale";
import type { Messages } from "./messages";
import type { ProgrammeWords } from "./programme-words";
import { renameTree } from "./rename";

const written: Record<Locale, Messages> = { fr, en };
/** By language and the programme's words in it; as many as are kept, the last asked for at the end. */
const read = new Map<string, Messages>();
const KEPT = 50;

/** Each text of a tree as the formatter takes it: one without a place for a value stays what it is. */
const compileTree = <T>(tree: T): T =>
  (typeof tree === "string"
    ? compile(tree)
    : Object.fromEntries(Object.entries(tree as object).map(([key, value]) => [key, compileTree(value)]))) as T;

/** Cloned, since only plain objects go to a page. */
const compileMessages = (texts: Messages): Messages => structuredClone(compileTree(texts));

/**
 * All texts of one language in a programme's words, read once into what the formatter takes, so that no page carries what
 * reads them: throws where one cannot be read. Import on the server: a page ships its own language only.
 */
export function loadMessages(locale: Locale, words: ProgrammeWords = {}): Messages {
  const key = `${locale} ${JSON.stringify(words[locale] ?? {})}`;
  const known = read.get(key) ?? compileMessages(renameTree(written[locale], locale, words));
  read.delete(key);
  read.set(key, known);
  for (const oldest of read.keys()) {
    if (read.size <= KEPT) break;
    read.delete(oldest);
  }
  return known;
}

/** What every page carries: the words of administration come with its pages. */
export function commonMessages(locale: Locale, words: ProgrammeWords = {}): Omit<Messages, "admin"> {
  const { admin: _, ...common } = loadMessages(locale, words);
  return common;
}
