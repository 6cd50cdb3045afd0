import "server-only";
import { notFound, redirect } from "next/navigation";
import { appDatabase } from "@/db/app-database";
import { findViewer, listUserProgrammes, type UserProgramme } from "./find-viewer";
import { exchangePass, passLimits } from "./page-passes";
import { signInPath } from "./return-path";
import { readSessionId, sessionCookie } from "./session-cookie";
import { readSession, type SignedIn } from "./sessions";
import type { Viewer } from "./viewer-type";

/**
 * Who is signed in, read from the session's row; null where nobody is. A session that opens one page is somebody's there
 * alone: to who asks for anything else, as every API does, nobody is signed in.
 */
async function signedIn(page?: string): Promise<SignedIn | null> {
  const id = await readSessionId();
  const session = id ? await readSession(await appDatabase(), id) : null;
  return session && (session.page === null || session.page === page) ? session : null;
}

/** The person and their programmes, for what is no programme's page; null where nobody is signed in. */
export async function currentUser(): Promise<(SignedIn & { programmes: UserProgramme[] }) | null> {
  const user = await signedIn();
  return user && { ...user, programmes: await listUserProgrammes(await appDatabase(), user.userId) };
}

/** For an API, or for the page of that address: the viewer, or why there is none (401, 404). */
export async function viewerOrStatus(programmeSlug: string, page?: string): Promise<Viewer | 401 | 404> {
  const user = await signedIn(page);
  if (!user) return 401;
  if (!/^[a-z0-9][a-z0-9-]*$/.test(programmeSlug)) return 404;
  return (await findViewer(await appDatabase(), { userId: user.userId }, programmeSlug)) ?? 404;
}

/**
 * For a page: the viewer; sends to the sign-in, and from there back to `path`, who is not signed in; says "not found" of
 * a programme not theirs.
 */
export async function requireViewer(programmeSlug: string, path: string): Promise<Viewer> {
  const viewer = await viewerOrStatus(programmeSlug, path);
  if (viewer === 401) redirect(signInPath(path));
  if (viewer === 404) notFound();
  return viewer;
}

/** The cookie that opens a page alone, for a token that was given for it; null for one that is not, or no more, good. */
export async function takePass(token: string, page: string): Promise<string | null> {
  const session = await exchangePass(await appDatabase(), token, page);
  return session && sessionCookie(session, passLimits.sessionSeconds);
}
