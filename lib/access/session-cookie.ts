import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { authSecret, siteOrigin } from "@/lib/env";

/** As next-auth names it. Behind https it is one that a browser takes over https alone: no other is believed there. */
const sessionName = (): string =>
  siteOrigin()?.startsWith("https:") ? "__Secure-next-auth.session-token" : "next-auth.session-token";

/** The cookie of the browser that prints a page, which comes over http always. Only a page's session is in it. */
const PAGE_NAME = "pilotage.page-token";

/** The session's id out of the encrypted cookie; null without one, or with one that is not of our making. */
export async function readSessionId(): Promise<string | null> {
  const jar = await cookies();
  const read = async (name: string) => {
    const token = jar.get(name)?.value;
    return token ? await decode({ token, secret: authSecret() }).catch(() => null) : null;
  };
  const id = (await read(sessionName()))?.sessionId ?? (await read(PAGE_NAME))?.pageSessionId;
  return typeof id === "string" ? id : null;
}

/** The header that gives a browser the cookie of a page's session for some seconds. */
export async function pageCookie(pageSessionId: string, seconds: number): Promise<string> {
  const token = await encode({ token: { pageSessionId }, secret: authSecret(), maxAge: seconds });
  return `${PAGE_NAME}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
}
