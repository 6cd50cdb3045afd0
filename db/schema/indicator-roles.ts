import { boolean, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { administered, identity } from "./rls";
import type { Role } from "./user-programmes";

/** The matrix where it differs from the catalogue's defaults: may this role see this indicator? */
export const indicatorRoles = pgTable(
  "indicator_roles",
  {
    programmeId: programmeId(),
    role: text("role").$type<Role>().notNull(),
    indicator: text("indicator").notNull(),
    allowed: boolean("allowed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.role, t.indicator] }), ...identity(), administered()],
);
