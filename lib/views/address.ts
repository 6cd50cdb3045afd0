/** Why an address cannot be read, and what may stand there instead. */
export interface AddressProblem {
  problem: string;
  allowed: readonly string[];
}

/** What an address asks, or why it cannot be read. */
export type ReadAddress<Request> = { request: Request } | AddressProblem;

/** What in an address may not stand there, of parameters each given once; null where nothing. */
export function wrongParameter(search: URLSearchParams, known: readonly string[]): AddressProblem | null {
  const names = [...search.keys()];
  if (names.some((name) => !known.includes(name))) return { problem: "unknown parameter", allowed: known };
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice ? { problem: `${twice} is given twice`, allowed: known } : null;
}

/** The values that an address gives parameters of these names; an empty one is a value too. */
export function readValues<Name extends string>(
  search: URLSearchParams,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = search.get(name);
    if (value !== null) values[name] = value;
  }
  return values;
}

/** Sets parameters to their values, in the order of `names`. */
export function writeValues<Name extends string>(
  params: URLSearchParams,
  names: readonly Name[],
  values: Partial<Record<Name, string>>,
): void {
  for (const name of names) {
    const value = values[name];
    if (value !== undefined) params.set(name, value);
  }
}

/** An address with its parameters, where it has some. */
export const withParameters = (path: string, parameters: string): string =>
  parameters ? `${path}?${parameters}` : path;
