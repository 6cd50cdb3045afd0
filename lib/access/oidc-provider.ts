import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { OidcServer } from "@/lib/env";

export const OIDC = "oidc";

const claims = z.object({ sub: z.string().min(1), email: z.string().optional(), email_verified: z.unknown() });

/** What the server says of a person: in its token, and where asked. */
type Claims = z.infer<typeof claims>;

/** The mail address that a server says is a person's, empty where it says none; and whether it vouches for it. */
export interface Claim {
  email: string;
  isVerified: boolean;
}

export function claimOf(profile: unknown): Claim {
  const { email = "", email_verified: verified } = claims.safeParse(profile).data ?? {};
  return { email, isVerified: verified === true };
}

/** Any OIDC server, by what it publishes of itself; it is asked for a person's mail address and nothing else. */
export const oidcProvider = ({ issuer, clientId, clientSecret, name }: OidcServer): OAuthConfig<Claims> => ({
  id: OIDC,
  name,
  type: "oauth",
  wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  authorization: { params: { scope: "openid email" } },
  userinfo: {
    async request({ tokens, client }) {
      // The whole set, as next-auth checked it: who is asked about must be whom the token is of.
      const checked = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
      const asked = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(checked) : {};
      return { ...asked, ...checked.claims() };
    },
  },
  profile: ({ sub }) => ({ id: sub }),
});
