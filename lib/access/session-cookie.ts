import "server-only";
import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { authSecret } from "@/lib/env";

/** As next-auth names it, behind https and without. */
const names = ["__Secure-next-auth.session-token", "next-auth.session-token"];

/** The session's id out of the encrypted cookie; null without one, or with one that is not of our making. */
export async function readSessionId(): Promise<string | null> {
  const jar = await cookies();
  const token = names.map((name) => jar.get(name)?.value).find((value) => value);
  const read = token ? await decode({ token, secret: authSecret() }).catch(() => null) : null;
  return typeof read?.sessionId === "string" ? read.sessionId : null;
}

/** The header that gives a browser such a cookie for some seconds; over http, as the browser that prints comes. */
export async function sessionCookie(sessionId: string, seconds: number): Promise<string> {
  const token = await encode({ token: { sessionId }, secret: authSecret(), maxAge: seconds });
  return `next-auth.session-token=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict`;
}
