import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** Fewest characters of a password. */
export const leastPasswordLength = 12;

/** An argon2id hash with the library's default cost (19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;

/** Whether the password fits; takes the same time where there is no user to check it for. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no user has this password");
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== null;
}
