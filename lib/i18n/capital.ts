export const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);

/** A text with the capital that another has. */
export const capitalLike = (other: string, text: string): string =>
  isCapital(other) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
