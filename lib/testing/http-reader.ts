/** Somebody signed in over HTTP, as a browser would be: asks with their cookies, from a page of the site. */
export interface HttpReader {
  email: string;
  ask(path: string, body?: unknown): Promise<Response>;
  /** The same session at another address of the same site. */
  on(address: string): HttpReader;
}

const cookiesOf = (response: Response): string[] =>
  response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");

/** Signs in; throws where the site does not let them in. */
export async function signInOver(address: string, email: string, password: string): Promise<HttpReader> {
  const asked = await fetch(`${address}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = await asked.json();
  const signedIn = await fetch(`${address}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      cookie: cookiesOf(asked).join("; "),
      origin: address,
    },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const cookies = cookiesOf(signedIn);
  if (!cookies.some((cookie) => cookie.includes("session-token=")))
    throw new Error(`${email} was not let in: ${signedIn.status} ${await signedIn.text()}`);
  return readerWith(address, email, cookies.join("; "));
}

const readerWith = (address: string, email: string, cookie: string): HttpReader => ({
  email,
  ask: (path, body) =>
    fetch(`${address}${path}`, {
      headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json", origin: address }) },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    }),
  on: (other) => readerWith(other, email, cookie),
});
