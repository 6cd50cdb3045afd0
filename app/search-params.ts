export type SearchParams = Record<string, string | string[] | undefined>;

/** A page's address. A parameter given twice stays so: the parser refuses it rather than choose. */
export const toSearch = (search: SearchParams): URLSearchParams =>
  new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])),
  );

/** A part of a page's path as it was before it was encoded; what is no encoding stays as it is, and is found nowhere. */
export function readSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
