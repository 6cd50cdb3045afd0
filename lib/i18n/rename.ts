import { mapLiterals } from "./literal-texts";
import type { Locale } from "./locale";
import type { ProgrammeWords, Word, WordName } from "./programme-words";
import { renameEnglish } from "./rename-english";
import { renameFrench } from "./rename-french";

type Words = { [Name in WordName]?: Word };
const renameIn: Record<Locale, (text: string, words: Words) => string> = { fr: renameFrench, en: renameEnglish };

const typeset = (text: string): string => text.normalize("NFC").replaceAll("'", "’");
const typesetWords = (words: Words): Words =>
  Object.fromEntries(
    Object.entries(words).map(([name, { one, many, gender }]) => [
      name,
      { one: typeset(one), many: typeset(many), gender },
    ]),
  );

/** All texts of a tree with a programme's words for ours; the tree itself where it has none in that language. */
export function renameTree<T>(tree: T, locale: Locale, words: ProgrammeWords): T {
  const given = words[locale] ?? {};
  if (Object.keys(given).length === 0) return tree;
  const said = typesetWords(given);
  const rename = <U>(part: U): U =>
    (typeof part === "string"
      ? mapLiterals(part, (text) => renameIn[locale](text, said))
      : Object.fromEntries(Object.entries(part as object).map(([key, each]) => [key, rename(each)]))) as U;
  return rename(tree);
}
