import "server-only";
import { listAllowed } from "./check-request";
import type { Reader } from "./open-reader";

/** Minor units of a point, for who may know it: points in money tell it. Null also where the programme says none. */
export function pointValueOf(reader: Reader): number | null {
  const { pointValue } = reader.programme;
  const isOpen = listAllowed(reader).some(({ id }) => id === "generosity-granted");
  return pointValue === null || !isOpen ? null : Number(pointValue);
}
