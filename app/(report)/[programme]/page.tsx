import { redirect } from "next/navigation";
import { requireViewer } from "@/lib/access/viewer";
import { homeOf, viewPath } from "@/lib/views/views";

/** A programme's address without a view: the role's first one. */
export default async function ProgrammePage({ params }: PageProps<"/[programme]">) {
  const { programme } = await params;
  const viewer = await requireViewer(programme, `/${encodeURIComponent(programme)}`);
  const view = homeOf(viewer.role);
  redirect(view ? viewPath(programme, view) : "/");
}
