/** Something that the owner of the source can put right: its message says what and where, and is printed alone. */
export class ImportError extends Error {}
