import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/access/auth-options";
import { readFromThisSite } from "../../change-http";

type Context = { params: Promise<{ nextauth: string[] }> };

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  return NextAuth(authOptions())(request, { params: { nextauth } });
}

/** Beside next-auth's own token, what every change is asked for. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const body = await readFromThisSite(request, "application/x-www-form-urlencoded");
  if (body instanceof Response) return body;
  const { url, method, headers } = request;
  return GET(new NextRequest(url, { method, headers, body }), context);
}
