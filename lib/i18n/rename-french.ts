import { capitalLike } from "./capital";
import {
  agreeing,
  beginsPhrase,
  type Count,
  type Gender,
  standsAfter,
  standsBefore,
  withBefore,
} from "./french-grammar";
import { ourWords, type Word, type WordName, wordNames } from "./programme-words";

/** What has the same letters and is another thing. */
const others = /(quel point|point décimal|points? de\s%|niveau de N-1|meilleur niveau)/iu;

interface Noun {
  name: WordName;
  count: Count;
  gender: Gender;
}
const nouns = new Map<string, Noun>(
  wordNames.flatMap((name) => {
    const { one, many, gender = "m" } = ourWords.fr[name];
    return [
      [one, { name, count: "one", gender }],
      [many, { name, count: "many", gender }],
    ];
  }),
);

/** A text as words, each with the apostrophe that elides it, and what stands between them. */
const piecesOf = (text: string): string[] => text.match(/\p{L}[\p{L}\p{M}]*’?|[^\p{L}]+/gu) ?? [];
const isWord = (piece: string | undefined): piece is string => /^\p{L}/u.test(piece ?? "");
const isSpace = (piece: string | undefined): boolean => /^\s+$/.test(piece ?? "");

/** Where the words begin that stand before the noun at `place` and belong to it. */
function beginningOf(pieces: readonly string[], place: number): number {
  let first = place;
  for (;;) {
    const word = isSpace(pieces[first - 1]) ? first - 2 : first - 1;
    const piece = pieces[word]?.toLowerCase();
    if (!isWord(piece) || !standsBefore(piece)) return first;
    first = word;
    if (beginsPhrase(piece)) return first;
  }
}

/** Makes what follows the noun at `place` agree with its new gender, as far as words lead. */
function agreeAfter(pieces: string[], place: number, { gender, count }: Noun, to: Gender): void {
  let at = place;
  let agreed = false;
  for (;;) {
    const between = pieces[at + 1];
    const next = isWord(between) ? at + 1 : at + 2;
    if (next === at + 2 && !isSpace(between) && !(agreed && between === ", ")) return;
    const word = pieces[next];
    if (!isWord(word)) return;
    const form = agreeing(word.toLowerCase(), gender, to, count);
    if (form) pieces[next] = capitalLike(word, form);
    else if (standsAfter(word.toLowerCase()) !== "leads") return;
    agreed ||= form !== null;
    at = next;
  }
}

function renamePart(text: string, words: { [Name in WordName]?: Word }): string {
  const pieces = piecesOf(text);
  for (const [place, piece] of pieces.entries()) {
    const noun = nouns.get(piece.toLowerCase());
    const word = noun && words[noun.name];
    if (!noun || !word) continue;
    const first = beginningOf(pieces, place);
    const gender = word.gender ?? "m";
    const before = pieces.slice(first, place).filter(isWord);
    const phrase = withBefore(
      before.map((each) => each.toLowerCase()),
      word[noun.count],
      gender,
    );
    const beginning = pieces[first] ?? piece;
    pieces.fill("", first, place);
    pieces[place] = capitalLike(beginning, phrase);
    if (gender !== noun.gender) agreeAfter(pieces, place, noun, gender);
  }
  return pieces.join("");
}

/** A French text with a programme's words for ours: what stands before them and agrees with them follows. */
export const renameFrench = (text: string, words: { [Name in WordName]?: Word }): string =>
  text
    .split(others)
    .map((part, place) => (place % 2 === 1 ? part : renamePart(part, words)))
    .join("");
