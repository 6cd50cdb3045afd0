import { z } from "zod";
import { UserError } from "@/lib/access/user-error";
import { takeInvitation } from "@/lib/access/viewer";
import { RequestError } from "@/lib/report/request-error";
import { headers, says } from "../answer-http";
import { fromThisSite, refuse } from "../change-http";

const invitation = z.strictObject({ token: z.string().max(100), password: z.string().max(1024) });

/** Sets the password of whom a link was given to, and says their mail address: they sign in with both. */
export const POST = (request: Request): Promise<Response> =>
  fromThisSite(request, async (body) => {
    const read = invitation.safeParse(body);
    if (!read.success) throw new RequestError("unreadable invitation", ["token", "password"]);
    const email = await takeInvitation(read.data.token, read.data.password).catch((error) => {
      throw error instanceof UserError ? new RequestError(error.message) : error;
    });
    return email === null ? refuse(404, says[404]) : Response.json({ email }, { status: 201, headers });
  });
