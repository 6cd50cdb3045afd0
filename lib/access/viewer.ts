import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { appDatabase } from "@/db/app-database";
import type { Preview } from "@/db/schema/sessions";
import type { ProgrammeWords } from "@/lib/i18n/programme-words";
import { noteUser } from "@/lib/serving/current-request";
import { clientAddress } from "./client-address";
import { findViewer, findWords, listUserProgrammes, type UserProgramme } from "./find-viewer";
import { acceptInvitation } from "./invitations";
import { exchangePass, passLimits } from "./page-passes";
import type { Actor } from "./record-event";
import { signInPath } from "./return-path";
import { pageCookie, readSessionId } from "./session-cookie";
import { beginPreview, endPreview, readSession, type SignedIn } from "./sessions";
import type { Viewer } from "./viewer-type";

/** The session of who asks, read once for all that a page is made of; null where there is none that holds. */
const currentSession = cache(async () => {
  const id = await readSessionId();
  return id ? readSession(await appDatabase(), id) : null;
});

/**
 * Who is signed in, read from the session's row; null where nobody is. A session that opens one page is somebody's there
 * alone: to who asks for anything else, as every API does, nobody is signed in.
 */
async function signedIn(page?: string) {
  const session = await currentSession();
  if (!session || (session.page !== null && session.page !== page)) return null;
  noteUser(session.userId);
  return session;
}

/** The person and their programmes, for what is no programme's page; null where nobody is signed in. */
export async function currentUser(): Promise<(SignedIn & { programmes: UserProgramme[] }) | null> {
  const user = await signedIn();
  return user && { ...user, programmes: await listUserProgrammes(await appDatabase(), user.userId, user.preview) };
}

/** Whether who asks was signed in, in a session that holds no more. */
export async function hasSessionEnded(): Promise<boolean> {
  return (await readSessionId()) !== null && (await currentSession()) === null;
}

const isSlug = (text: string): boolean => /^[a-z0-9][a-z0-9-]*$/.test(text);

/** For an API, or for the page of that address: the viewer, or why there is none (401, 404). */
export async function viewerOrStatus(programmeSlug: string, page?: string): Promise<Viewer | 401 | 404> {
  const user = await signedIn(page);
  if (!user) return 401;
  if (!isSlug(programmeSlug)) return 404;
  return (await findViewer(await appDatabase(), user, programmeSlug)) ?? 404;
}

/**
 * What a programme calls its points, tiers, members and rewards, for whoever is signed in there, be it to print one page of
 * it; our own words for everybody else. Read once a request.
 */
export const programmeWords = cache(async (slug: string): Promise<ProgrammeWords> => {
  const session = isSlug(slug) ? await currentSession() : null;
  return session ? findWords(await appDatabase(), session.userId, slug) : {};
});

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

/** The viewer as who did something, from where they ask now. */
export const actorOf = async ({ userId, email }: Viewer): Promise<Actor> => ({
  userId,
  name: email,
  address: await clientAddress(),
});

/** The cookie that opens a page alone, for a token that was given for it; null for one that is not, or no more, good. */
export async function takePass(token: string, page: string): Promise<string | null> {
  const session = await exchangePass(await appDatabase(), token, page);
  return session && pageCookie(session, passLimits.sessionSeconds);
}

/** Sets the password that a link was given for: whose it is; null for a link that is not, or no more, good. */
export const takeInvitation = async (token: string, password: string): Promise<string | null> =>
  acceptInvitation(await appDatabase(), { token, password, address: await clientAddress() });

/** Has the session that asks look as another role would. */
export async function lookAs(preview: Preview): Promise<void> {
  const id = await readSessionId();
  if (id) await beginPreview(await appDatabase(), id, preview);
}

/** Has the session of an admin who looks as another role would look as its user again. */
export async function lookAsOneself(viewer: Viewer & { preview: Preview }): Promise<void> {
  const id = await readSessionId();
  if (id) await endPreview(viewer.database, id, viewer.preview, await actorOf(viewer));
}
