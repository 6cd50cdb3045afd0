/**
 * Something in a source's folder that its owner can put right: its message says what and where, and is printed alone. What a
 * page can meet is a `Refusal`.
 */
export class ImportError extends Error {}
