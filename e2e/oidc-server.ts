import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { address, oidc } from "./environment";

/** A person as the company's server knows them. */
export interface Employee {
  email: string;
  email_verified: boolean;
}

/** A company's own sign-in: the server is a real one; whoever comes is `employee`, without being asked. */
export async function startOidcServer(employee: () => Employee): Promise<Server> {
  const provider = new Provider(oidc.OIDC_ISSUER, {
    clients: [
      {
        client_id: oidc.OIDC_CLIENT_ID,
        client_secret: oidc.OIDC_CLIENT_SECRET,
        redirect_uris: [`${address}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...employee() }) }),
    interactions: { url: (_, { uid }) => `/come-in/${uid}` },
  });
  const letIn = async (request: IncomingMessage, response: ServerResponse) => {
    const { prompt, session, params } = await provider.interactionDetails(request, response);
    if (prompt.name === "login") {
      const login = { login: { accountId: employee().email } };
      return provider.interactionFinished(request, response, login);
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? "", clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  };
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith("/come-in/")) void letIn(request, response);
    else answer(request, response);
  });
  server.listen(Number(new URL(oidc.OIDC_ISSUER).port), "localhost");
  await once(server, "listening");
  return server;
}
