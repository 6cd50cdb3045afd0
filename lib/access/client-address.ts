import "server-only";
import { channel } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { headers } from "next/headers";
import { trustedProxies } from "@/lib/env";

/** Who is at the other end of the connection: said by the server itself, whatever the request says. */
const PEER = "x-pilotage-peer";

/** Notes on each request that this process is sent where it comes from. Once, before the first one. */
export function notePeers(): void {
  channel("http.server.request.start").subscribe((message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[PEER] = request.socket.remoteAddress ?? "";
  });
}

/**
 * An address alone: without the port that some proxies add to it, and an IPv4 one that a socket for both kinds writes as
 * the other as what it is. Null for what is no address.
 */
function plain(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return isIP(address) ? address : null;
}

/**
 * The network address of who asks. Behind `PILOTAGE_PROXIES` proxies it is what the first of them saw; what a client
 * itself puts into such a header is not believed. Null where it cannot be told.
 */
export async function clientAddress(): Promise<string | null> {
  const asked = await headers();
  const proxies = trustedProxies();
  const forwarded = asked.get("x-forwarded-for")?.split(",") ?? [];
  const seen = proxies > 0 ? forwarded.at(-proxies) : asked.get(PEER);
  return seen ? plain(seen) : null;
}
