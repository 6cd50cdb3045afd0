/** The API refused or failed. */
export class ViewRequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }

  /** The request asks for what does not exist here. */
  get isRefused(): boolean {
    return this.status === 400;
  }
}

/** Asks the API with the session of the page; who is signed out goes to the sign-in and comes back. */
export async function fetchAnswer<T>(url: string, { headers, ...more }: RequestInit): Promise<T> {
  const response = await fetch(url, { ...more, headers: { accept: "application/json", ...headers } });
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401) {
    // The session ended: back to this very page once signed in again.
    window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
  }
  const body: { error?: string } = await response.json().catch(() => ({}));
  throw new ViewRequestError(body.error ?? response.statusText, response.status);
}
