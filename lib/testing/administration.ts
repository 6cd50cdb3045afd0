import type { Role } from "@/db/schema/user-programmes";
import { findViewer } from "@/lib/access/find-viewer";
import { addUser } from "@/lib/access/users";
import type { Viewer } from "@/lib/access/viewer-type";
import type { TestDatabase } from "./database";
import { signIn as signInWith } from "./sign-in";
import { tester } from "./tester";

export const password = "correct horse battery";

/** Adds a user to a programme, one of sales as the rep of that code. */
export const addPerson = (
  { writer }: TestDatabase,
  email: string,
  place: { programme: string; role: Role; rep?: string | undefined },
): Promise<void> => addUser(writer, { email, name: email, password, ...place }, tester);

export const signIn = ({ app }: TestDatabase, email: string, text = password): Promise<string | null> =>
  signInWith(app, { email, password: text, address: "192.0.2.1" });

/** A user as they are in a programme now; throws where they are not. */
export async function viewerOf({ app }: TestDatabase, email: string, programme: string): Promise<Viewer> {
  const found = await findViewer(app, { email }, programme);
  if (!found) throw new Error(`${email} is not in ${programme}`);
  return found;
}
