import { type NamedIn, piecesOf, type RejectReason } from "@/lib/refusals/reject-reasons";

/** Text as SQL. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A reason as SQL: what it names is SQL over the row. */
export function reasonSql<Reason extends RejectReason>(reason: Reason, ...[named]: NamedIn<Reason, string>): string {
  const values: Record<string, string> = { ...named };
  const pieces = piecesOf(reason).map((piece, index) => (index % 2 === 0 ? literal(piece) : values[piece]));
  return pieces.join(" || ");
}
