import { readReason } from "@/lib/refusals/reject-reasons";
import type { exportWords } from "./words";

/** Why a value was refused, in the reader's language; as the import says it where nobody put it in other words. */
export function rejectReason(t: ReturnType<typeof exportWords>, text: string): string {
  const read = readReason(text);
  if (!read) return text;
  const { why = "", ...named } = read.named;
  return t(`admin.reasons.${read.reason}`, { ...named, why: rejectReason(t, why) });
}
