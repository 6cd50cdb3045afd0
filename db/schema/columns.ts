import { bigint, date, integer, text } from "drizzle-orm/pg-core";

/** Column kinds used by every table, so that one kind of value has one type. Money is in integer minor units. */
export const programmeId = () => integer("programme_id").notNull();
export const accountId = () => integer("account_id").notNull();
export const ref = () => text("ref").notNull();
export const day = (name: string) => date(name, { mode: "string" });
export const cents = (name: string) => bigint(name, { mode: "number" });
