import { dictionary } from "@zxcvbn-ts/language-common";

export const passwordLength = { least: 12, most: 128 };

/** Characters that a password has at least: fewer are a key held down. */
const LEAST_DIFFERENT = 5;
/** How many digits and signs around a common password make nothing else of it. */
const MOST_AROUND = 8;

let common: Set<string> | undefined;

/** Why a new password of that user is refused, in words for who asked; null where it is not. */
export function whyRefused(password: string, email: string): string | null {
  const { least, most } = passwordLength;
  if (password.length < least) return `a password has at least ${least} characters`;
  if (password.length > most) return `a password has at most ${most} characters`;
  const text = password.toLowerCase();
  const local = email.split("@")[0]?.toLowerCase() ?? "";
  if (local.length >= 4 && text.includes(local)) return "a password does not hold its user's address";
  return isCommon(text) ? "this password is one of those that are tried first" : null;
}

function isCommon(text: string): boolean {
  common ??= new Set(dictionary["passwords-common"].map((each) => String(each).toLowerCase()));
  if (new Set(text).size < LEAST_DIFFERENT || common.has(text)) return true;
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if (word && text.length - word.length <= MOST_AROUND && common.has(word)) return true;
  // One of them, again and again.
  const [, repeated] = /^(.{3,}?)\1+$/u.exec(text) ?? [];
  return repeated !== undefined && common.has(repeated);
}
