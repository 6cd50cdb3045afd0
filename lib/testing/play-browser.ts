import { POST } from "@/app/api/passes/route";
import type { Printing } from "@/lib/paper/print-page";
import { viewPath, views } from "@/lib/views/views";
import { openPage } from "./surfaces";

/**
 * What the browser that prints is shown: it exchanges its pass for a cookie, which `comeIn` makes its own, and opens the
 * page with that alone. The text of the page, for a PDF.
 */
export async function playBrowser(
  { page, pass }: Printing,
  comeIn: (cookie: string) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const headers = { host: "localhost", origin: "http://localhost", "content-type": "application/json" };
  const body = JSON.stringify({ token: await pass(), page });
  const answer = await POST(new Request("http://localhost/api/passes", { method: "POST", headers, body }));
  if (answer.status !== 204) throw new Error(`the pass was answered ${answer.status}`);
  comeIn(answer.headers.get("set-cookie") ?? "");
  const { pathname, searchParams } = new URL(page, "http://localhost");
  const [, programme = ""] = pathname.split("/");
  const view = views.find((one) => viewPath(programme, one) === pathname);
  if (!view) throw new Error(`no view stands at ${page}`);
  const isHome = pathname.split("/").length === 3;
  const route = `app/(report)/[programme]/${isHome ? view.id : `${pathname.split("/")[2]}/[page]`}/page.tsx`;
  const { status, text } = await openPage(
    route,
    { programme, ...(isHome ? {} : { page: view.id }) },
    Object.fromEntries(searchParams),
  );
  if (status !== 200) throw new Error(`${page} was answered ${status}`);
  return new TextEncoder().encode(text);
}
