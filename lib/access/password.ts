import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { passwordLength } from "./password-rules";

/** An argon2id hash with the library's default cost (19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;

/** Whether the password fits; takes the same time where there is none to check it against. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no user has this password");
  const against = await decoy;
  const tried = password.slice(0, passwordLength.most);
  return (await verify(passwordHash ?? against, tried)) && passwordHash !== null && tried === password;
}
