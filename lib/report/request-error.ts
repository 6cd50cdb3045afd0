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
