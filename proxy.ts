import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { siteOrigin } from "@/lib/env";

/** At a path that is no encoding nothing is found: the framework, left to itself, fails there. */
export function proxy({ nextUrl, url, headers }: NextRequest): NextResponse {
  const isApi = nextUrl.pathname.startsWith("/api/");
  if (!isEncoding(nextUrl.pathname))
    return isApi
      ? NextResponse.json({ error: "not found" }, { status: 404 })
      : asPage(headers, (request) => NextResponse.rewrite(new URL("/_not-found", url), { request }));
  return isApi ? NextResponse.next() : asPage(headers, (request) => NextResponse.next({ request }));
}

function isEncoding(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Next gives its scripts the nonce of the policy that it finds in the request. */
function asPage(sent: Headers, go: (request: { headers: Headers }) => NextResponse): NextResponse {
  const policy = pagePolicy(randomBytes(16).toString("base64"));
  const headers = new Headers(sent);
  headers.set("content-security-policy", policy);
  const answer = go({ headers });
  answer.headers.set("content-security-policy", policy);
  if (siteOrigin()?.startsWith("https:"))
    answer.headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  return answer;
}

/**
 * Scripts run by their nonce, and those that they load; styles come from our files. Style attributes stay: the server writes
 * widths and colours of figures in them, and they run nothing.
 */
function pagePolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ""}`,
    "style-src-attr 'unsafe-inline'",
    // A chart's picture is drawn from an image of it.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Pages; and whatever else has a path that may be no encoding. */
export const config = { matcher: ["/((?!api/|_next/static/).*)", "/(.*%.*)"] };
