import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { answerPagesInTurn } from "./answer-pages-in-turn";
import { type CurrentRequest, currentRequest } from "./current-request";
import { logLine } from "./log";

interface Begun {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

export interface Watch {
  /** How many requests are being answered. */
  open: number;
  /** Takes no more requests; resolves when those that were begun are answered. */
  close(): Promise<void>;
}

/** The status of an answer that nobody waited for. */
const ABANDONED = 499;

/**
 * Logs each request that this process answers, once it has, and gives each an id, in its answer too. Who asked is told by
 * number, what was asked by its route: no address, query or name is written. Pages are answered in turn.
 */
export function watchRequests(routeOf: (path: string) => string): Watch {
  const servers = new Set<Server>();
  let isClosing = false;
  const watch: Watch = {
    open: 0,
    close: async () => {
      isClosing = true;
      await Promise.all([...servers].map((server) => new Promise((closed) => server.close(closed))));
    },
  };
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as Begun;
    const started = performance.now();
    const current: CurrentRequest = { id: randomUUID(), userId: null };
    currentRequest.enterWith(current);
    if (!servers.has(server)) answerPagesInTurn(server);
    servers.add(server);
    watch.open++;
    response.setHeader("x-request-id", current.id);
    response.once("close", () => {
      watch.open--;
      if (isClosing) setImmediate(() => server.closeIdleConnections());
      logLine("info", "request", {
        request: current.id,
        method: request.method,
        route: routeOf((request.url ?? "/").split("?")[0] ?? "/"),
        status: response.writableFinished ? response.statusCode : ABANDONED,
        ms: Math.round(performance.now() - started),
        user: current.userId,
      });
    });
  });
  return watch;
}
