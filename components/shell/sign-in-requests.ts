import { post } from "./session-requests";

export interface SignInAnswer {
  signedIn: boolean;
  /** Where there were too many attempts: how long to wait. */
  waitMinutes?: number;
}

/** Signs in by a password; says how long to wait, never what was wrong. Throws when the server does not answer. */
export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  const response = await post("/api/auth/callback/credentials", { email, password, callbackUrl: location.origin });
  if (response.status >= 500) throw new Error(response.statusText);
  const { url = "" }: { url?: string } = await response.json().catch(() => ({}));
  const error = new URL(url, location.origin).searchParams.get("error");
  if (response.ok && !error) return { signedIn: true };
  const seconds = /^wait-(\d+)$/.exec(error ?? "")?.[1];
  if (!seconds && error !== "CredentialsSignin") throw new Error(error ?? response.statusText);
  return { signedIn: false, ...(seconds ? { waitMinutes: Math.ceil(Number(seconds) / 60) } : {}) };
}

/** Leaves for the company's own sign-in, which leads back to `next`. Throws when the server does not answer. */
export async function signInWithCompany(next: string): Promise<void> {
  const response = await post("/api/auth/signin/oidc", { callbackUrl: location.origin + next });
  const { url }: { url?: string } = await response.json();
  if (!response.ok || !url) throw new Error(response.statusText);
  location.assign(url);
}

/**
 * Sets the password of whom a link was given to: their mail address, or why not, a link that is good no more or a
 * password that may not be one. Throws when the server does not answer.
 */
export async function takeInvitation(
  token: string,
  password: string,
): Promise<{ email: string } | { problem: "late" | "refused" }> {
  const response = await fetch("/api/invitations", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, password }),
  });
  if (response.ok) return response.json();
  if (response.status >= 500) throw new Error(response.statusText);
  return { problem: response.status === 404 ? "late" : "refused" };
}
