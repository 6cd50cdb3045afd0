import "server-only";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { appDatabase } from "@/db/app-database";
import { authSecret } from "@/lib/env";
import { closeSession, openSession, sessionLimits } from "./sessions";

/**
 * next-auth carries the session's id in its encrypted cookie and nothing else; who that is, and what they may, is read
 * from the database on every request.
 */
export const authOptions = (): AuthOptions => ({
  secret: authSecret(),
  session: { strategy: "jwt", maxAge: sessionLimits.absoluteHours * 3600 },
  jwt: { maxAge: sessionLimits.absoluteHours * 3600 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials) {
        try {
          const id = await openSession(await appDatabase(), credentials?.email ?? "", credentials?.password ?? "");
          return id ? { id } : null;
        } catch (error) {
          // next-auth would put the error's own words, the database's, into an address.
          console.error("sign-in failed:", error instanceof Error ? error.message : "unknown error");
          throw new Error("unavailable");
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
    // What scripts of the page may ask of the session: nothing but its end.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sessionId === "string") await closeSession(await appDatabase(), token.sessionId);
    },
  },
});
