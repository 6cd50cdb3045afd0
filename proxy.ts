import { type NextRequest, NextResponse } from "next/server";

/** At a path that is no encoding nothing is found: the framework, left to itself, fails there. */
export function proxy({ nextUrl, url }: NextRequest): NextResponse {
  try {
    decodeURIComponent(nextUrl.pathname);
    return NextResponse.next();
  } catch {
    return nextUrl.pathname.startsWith("/api/")
      ? NextResponse.json({ error: "not found" }, { status: 404 })
      : NextResponse.rewrite(new URL("/_not-found", url));
  }
}

export const config = { matcher: "/(.*%.*)" };
