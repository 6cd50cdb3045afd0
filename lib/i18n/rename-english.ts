import { capitalLike } from "./capital";
import { type Word, type WordName, wordNames } from "./programme-words";

/** The article, one of ours and its possessive; first, what has the same letters and is another thing. */
const ours = new RegExp(
  `(decimal point|percentage points)|(\\ban? )?(?<!\\p{L})(${wordNames.join("|")})(s)?(’s|’)?(?!\\p{L})`,
  "giu",
);

const SILENT_H = /^(?:hour|heir|honest|honou?r)/i;
const CONSONANT_SOUND = /^(?:uni(?!n)|us[eu]|eu|one(?!r)|ubiq|utop)/i;
const beginsWithVowel = (word: string): boolean =>
  SILENT_H.test(word) || (/^[aeiou]/i.test(word.normalize("NFD")) && !CONSONANT_SOUND.test(word));

const possessive = (word: string): string => (/s$/i.test(word) ? `${word}’` : `${word}’s`);

/** An English text with a programme's words for ours: their article and possessive follow. */
export const renameEnglish = (text: string, words: { [Name in WordName]?: Word }): string =>
  text.replace(ours, (found: string, other?: string, article?: string, noun = "", many?: string, owner?: string) => {
    const word = words[noun.toLowerCase() as WordName];
    if (other || !word) return found;
    const said = many ? word.many : word.one;
    const phrase = owner ? possessive(said) : said;
    return capitalLike(found, article ? `${beginsWithVowel(said) ? "an" : "a"} ${phrase}` : phrase);
  });
