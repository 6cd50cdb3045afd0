import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { administeredRoles, identity } from "./rls";

export const roles = ["marketing", "sales", "executive", "analyst", "admin"] as const;
export type Role = (typeof roles)[number];

/** One role a user and programme. A sales user is a rep; their scope is that rep and all below. */
export const userProgrammes = pgTable(
  "user_programmes",
  {
    userId: integer("user_id").notNull(),
    programmeId: programmeId(),
    role: text("role").$type<Role>().notNull(),
    repId: integer("rep_id"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.programmeId] }), ...identity(), ...administeredRoles()],
);
