import type { RequestListener, Server, ServerResponse } from "node:http";
import { takeTurns } from "@/lib/take-turns";

/**
 * A page is the work of a processor: of many begun at once each would be late, and hold memory meanwhile. One more than a
 * processor makes is begun, for what waits for the database.
 */
const AT_ONCE = 2;
const WAITING = 200;
/** For how long at most one holds its turn: who reads it slowly keeps nobody from theirs. */
const TURN_MS = 20_000;

const isPage = (address = "/"): boolean => !/^\/(api|_next|healthz|readyz)(\/|$|\?)/.test(address);

/**
 * From now on this server begins few pages at once; others wait for their turn, in the order in which they came. Where too
 * many wait, a page is refused (503), and a browser asks for it again by itself. Who left is not answered.
 */
export function answerPagesInTurn(server: Server): void {
  const inTurn = takeTurns(AT_ONCE, WAITING, () => new Error("too many pages are waited for"));
  const answers = server.listeners("request") as RequestListener[];
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    const answer = () => {
      for (const each of answers) each.call(server, request, response);
    };
    if (!isPage(request.url)) return answer();
    // No page is sent anything; one that waits for what never comes would hold its turn.
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.writeHead(405, { allow: "GET" }).end();
    const answered = () =>
      new Promise<void>((done) => {
        if (response.destroyed) return done();
        const turn = setTimeout(done, TURN_MS).unref();
        response.once("close", () => {
          clearTimeout(turn);
          done();
        });
        answer();
      });
    inTurn(answered).catch(() => refuse(response));
  });
}

function refuse(response: ServerResponse): void {
  response.writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "5", refresh: "5" });
  response.end(
    "Trop de pages sont demandées à la fois : celle-ci est redemandée dans un instant.\nToo many pages are asked for at once: this one is asked for again in a moment.\n",
  );
}
