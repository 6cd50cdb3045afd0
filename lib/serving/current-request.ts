import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the request that is being answered, as it becomes known. */
export interface CurrentRequest {
  id: string;
  userId: number | null;
}

// On globalThis: the server's parts are bundled apart, and each has this module.
const shared = globalThis as typeof globalThis & { pilotageRequest?: AsyncLocalStorage<CurrentRequest> };
shared.pilotageRequest ??= new AsyncLocalStorage();

export const currentRequest = shared.pilotageRequest;

/** Says who asks, for the request's line in the log. */
export function noteUser(userId: number): void {
  const request = currentRequest.getStore();
  if (request) request.userId = userId;
}
