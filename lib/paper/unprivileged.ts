/** Where the server runs as root, a browser runs as this user, who owns nothing, not even the database's files. */
export const NOBODY = 65534;

export const isRoot = (): boolean => process.getuid?.() === 0;

/** What runs a program without root's rights, before its path; nothing where there are none to lose. */
export const dropRights = (): string[] =>
  isRoot() ? ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", "--"] : [];
