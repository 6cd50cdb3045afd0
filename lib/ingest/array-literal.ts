const escaped = /["\\]/g;

/**
 * PostgreSQL's text form of an array, for `$1::text::bigint[]` and the like: written here because a driver would ask the
 * server for the type of each array first. `quoted` for texts; without it values must hold no comma, brace or blank.
 */
export function arrayLiteral(values: readonly (string | null)[], quoted: boolean): string {
  if (!quoted) return `{${values.map((value) => value ?? "NULL").join(",")}}`;
  return `{${values.map((value) => (value === null ? "NULL" : `"${value.replace(escaped, "\\$&")}"`)).join(",")}}`;
}
