/** next-auth's own endpoints, called as its client does, without its client. */

async function readCsrfToken(): Promise<string> {
  const response = await fetch("/api/auth/csrf");
  const { csrfToken }: { csrfToken: string } = await response.json();
  return csrfToken;
}

/** A form of next-auth's, with the token that it asks for. */
export async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const csrfToken = await readCsrfToken();
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}

/** Ends the session on the server and in the browser. */
export async function signOut(): Promise<void> {
  await post("/api/auth/signout", { callbackUrl: location.origin });
}
