import type { Reader } from "./open-reader";

/** Works something out the first time that a reader needs it; a reader's programme and rights never change. */
export function once<T>(work: (reader: Reader) => T): (reader: Reader) => T {
  const known = new WeakMap<Reader, { result: T }>();
  return (reader) => {
    const before = known.get(reader);
    if (before) return before.result;
    const result = work(reader);
    known.set(reader, { result });
    return result;
  };
}
