import { isLocale } from "@/lib/i18n/locale";
import { isWord, type ProgrammeWords, type Word, wordNames } from "@/lib/i18n/programme-words";

/** What a form says of the words of one `language`; those of the others are as they were `kept`. */
export function readOwnWords(fields: FormData): ProgrammeWords {
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  const { [text("language")]: _, ...others } = JSON.parse(text("kept")) as Record<string, unknown>;
  const language = text("language");
  const own = wordNames.flatMap((name): [string, Word][] => {
    const [one, many, gender] = [text(`${name}.one`), text(`${name}.many`), text(`${name}.gender`)];
    if (one === "" && many === "") return [];
    return [[name, { one, many, ...(gender === "m" || gender === "f" ? { gender } : {}) }]];
  });
  return isLocale(language) && own.length > 0 ? { ...others, [language]: Object.fromEntries(own) } : others;
}

/** Whether each of them is one that a programme may have. */
export const areWords = (words: ProgrammeWords): boolean =>
  Object.values(words)
    .flatMap((own) => Object.values(own))
    .every(({ one, many }) => isWord(one) && isWord(many));
