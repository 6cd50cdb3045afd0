/**
 * `Promise.all` that waits for every one before it throws: a query that went on after its transaction's end would run
 * without the transaction's role.
 */
export async function settleAll<const T extends readonly unknown[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
