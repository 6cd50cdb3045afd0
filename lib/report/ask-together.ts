import "server-only";
import { once } from "./once";
import type { Reader } from "./open-reader";

interface Waiting {
  requests: unknown[];
  answer: Promise<unknown>;
}

const waitingOf = once(() => new Map<string, Waiting>());

/**
 * Answers with one query what a page asks at one time under the same key: `ask` is called once, with all the requests,
 * and everybody gets its answer. Under one key all must ask alike.
 */
export function askTogether<R, A>(reader: Reader, key: string, request: R, ask: (all: R[]) => Promise<A>): Promise<A> {
  const waiting = waitingOf(reader);
  const there = waiting.get(key);
  if (there) {
    there.requests.push(request);
    return there.answer as Promise<A>;
  }
  const requests = [request];
  // After all that runs now has asked: what it asks is then sent at once, without waiting for answers in between.
  const answer = new Promise<void>((ready) => setImmediate(ready)).then(() => {
    waiting.delete(key);
    return ask(requests);
  });
  waiting.set(key, { requests, answer });
  return answer;
}
