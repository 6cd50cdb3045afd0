import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

// Letters, digits, - and _ only: they are written inside SQL statements that take no parameters.
const password = z.string().regex(/^[\w-]{32,}$/);
const schema = z.object({ superuser: password, owner: password, writer: password, app: password });

/** Passwords of the embedded cluster's logins. */
export type Secrets = z.infer<typeof schema>;

function generate(): string {
  return randomBytes(32).toString("base64url");
}

/** The passwords of a cluster, or null when none were made yet. Throws when the file is unreadable or malformed. */
export async function readSecrets(folder: string): Promise<Secrets | null> {
  const file = join(folder, "secrets.json");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code === "EACCES") throw new Error(`${file} belongs to another user: this database was made by someone else`);
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    // The parser's own message would quote the file.
    throw new Error(`${file} is not a file of database passwords`);
  }
}

/** Generates the passwords of a new cluster into `secrets.json`, readable by its owner alone. */
export async function createSecrets(folder: string): Promise<Secrets> {
  const secrets = { superuser: generate(), owner: generate(), writer: generate(), app: generate() };
  const file = join(folder, "secrets.json");
  await writeFile(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}
