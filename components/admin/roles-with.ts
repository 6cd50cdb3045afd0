import type { Role } from "@/db/schema/user-programmes";
import type { People } from "@/lib/views/administration";

/** Of all, the roles that somebody can have: sales only where there are reps to be, or for who has it. */
export const rolesWith = <R extends Role>(reps: People["reps"], all: readonly R[], current?: Role): R[] =>
  all.filter((role) => role !== "sales" || reps.length > 0 || role === current);

/** The role that is chosen before somebody chooses. */
export const firstRole = (reps: People["reps"]): "sales" | "marketing" => (reps.length > 0 ? "sales" : "marketing");
