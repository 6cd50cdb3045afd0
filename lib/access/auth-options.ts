import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { appDatabase } from "@/db/app-database";
import { authSecret, oidcServer, sessionLimits } from "@/lib/env";
import { clientAddress } from "./client-address";
import { claimOf, OIDC, oidcProvider } from "./oidc-provider";
import { closeSession, openSession, openVouchedSession } from "./sessions";

/**
 * next-auth carries the session's id in its encrypted cookie and nothing else; who that is, and what they may, is read
 * from the database on every request.
 */
export function authOptions(): AuthOptions {
  const maxAge = sessionLimits().absoluteHours * 3600;
  const server = oidcServer();
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge },
    jwt: { maxAge },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider, ...(server ? [oidcProvider(server)] : [])],
    callbacks: {
      // What next-auth calls the user's id is the session's.
      async signIn({ user, account, profile }) {
        if (account?.provider !== OIDC) return true;
        const id = await unlessBroken(async () =>
          openVouchedSession(await appDatabase(), claimOf(profile), await clientAddress()),
        );
        user.id = id ?? "";
        return id !== null;
      },
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
      // What scripts of the page may ask of the session: nothing but its end.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === "string")
          await closeSession(await appDatabase(), token.sessionId, await clientAddress());
      },
    },
    // Its own would write what a server tells of a person.
    logger: {
      error: (code, told) => console.error("sign-in:", code, told instanceof Error ? told.message : told.error.message),
      warn: () => {},
      debug: () => {},
    },
  };
}

const passwordProvider = CredentialsProvider({
  credentials: { email: { type: "email" }, password: { type: "password" } },
  async authorize(credentials) {
    const { email = "", password = "" } = credentials ?? {};
    const opened = await unlessBroken(async () =>
      openSession(await appDatabase(), { email, password, address: await clientAddress() }),
    );
    if (typeof opened === "string") return { id: opened };
    if (opened) throw new Error(`wait-${opened.waitSeconds}`);
    return null;
  },
});

/** next-auth would put the error's own words, the database's, into an address. */
async function unlessBroken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    console.error("sign-in failed:", error instanceof Error ? error.message : "unknown error");
    throw new Error("unavailable");
  }
}
