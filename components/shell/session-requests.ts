/** next-auth's own endpoints, called as its client does, without its client. */

async function readCsrfToken(): Promise<string> {
  const response = await fetch("/api/auth/csrf");
  const { csrfToken }: { csrfToken: string } = await response.json();
  return csrfToken;
}

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrfToken = await readCsrfToken();
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}

/** True once signed in; false when refused, whatever the reason. Throws when the server does not answer. */
export async function signIn(email: string, password: string): Promise<boolean> {
  const response = await post("/api/auth/callback/credentials", { email, password, callbackUrl: location.origin });
  if (response.status >= 500) throw new Error(response.statusText);
  const { url }: { url?: string } = await response.json().catch(() => ({}));
  return response.ok && !(url && new URL(url, location.origin).searchParams.has("error"));
}

/** Ends the session on the server and in the browser. */
export async function signOut(): Promise<void> {
  await post("/api/auth/signout", { callbackUrl: location.origin });
}
