import { PageSkeleton } from "@/components/views/page-skeleton";

export default function Loading() {
  return <PageSkeleton />;
}
