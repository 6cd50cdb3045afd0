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
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" } },
      async authorize(credentials) {
        const id = await openSession(await appDatabase(), credentials?.email ?? "", credentials?.password ?? "");
        return id ? { id } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sessionId === "string") await closeSession(await appDatabase(), token.sessionId);
    },
  },
});
