/** Any site will do: only whether an address leaves it matters. */
const HERE = "http://here.invalid";

/**
 * Where to go back to after the sign-in: only a path of this site, read as a browser reads it (it drops tabs and takes
 * `\` for `/`), never an address that someone put in a link. The first page where it is anything else.
 */
export function safeReturnPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(next, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}

/** The sign-in that leads back to a path. */
export const signInPath = (back: string): string => `/sign-in?next=${encodeURIComponent(safeReturnPath(back))}`;
