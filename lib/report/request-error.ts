import type { ReadAddress } from "@/lib/views/address";

/**
 * A request that cannot be answered as it stands. `allowed` lists what this asker may use instead, and nothing of what
 * they may not. The API answers 400, `ask` exits with 2.
 */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly allowed: readonly string[] = [],
  ) {
    super(message);
  }
}

/** What an address asks; throws `RequestError` for what in it cannot be read. */
export function asked<Request>(read: ReadAddress<Request>): Request {
  if ("problem" in read) throw new RequestError(read.problem, read.allowed);
  return read.request;
}

/** What is asked, or null where it is refused. */
export async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}
