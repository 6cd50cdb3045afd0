export type SearchParams = Record<string, string | string[] | undefined>;

/** A page's address. A parameter given twice stays so: the parser refuses it rather than choose. */
export const toSearch = (search: SearchParams): URLSearchParams =>
  new URLSearchParams(
    Object.entries(search).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])),
  );
