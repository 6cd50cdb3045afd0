import { z } from "zod";
import { takePass } from "@/lib/access/viewer";
import { RequestError } from "@/lib/report/request-error";
import { headers, says } from "../answer-http";
import { fromThisSite, refuse } from "../change-http";

const pass = z.strictObject({ token: z.string().max(100), page: z.string().max(2000) });

/** Gives the browser that prints a page the cookie that opens it, for the token that it was started with. */
export const POST = (request: Request): Promise<Response> =>
  fromThisSite(request, async (body) => {
    const read = pass.safeParse(body);
    if (!read.success) throw new RequestError("unreadable pass", ["token", "page"]);
    const cookie = await takePass(read.data.token, read.data.page);
    return cookie
      ? new Response(null, { status: 204, headers: { ...headers, "set-cookie": cookie } })
      : refuse(404, says[404]);
  });
