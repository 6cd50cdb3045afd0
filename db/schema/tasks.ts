import { integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { programmeId } from "./columns";
import { asked } from "./rls";

export const taskStates = ["waiting", "running", "done", "failed"] as const;
export type TaskState = (typeof taskStates)[number];

/** What admins ask for that only the writer may do: taken one by one by the process that has its login. */
export const tasks = pgTable(
  "tasks",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    programmeId: programmeId(),
    userId: integer("user_id").notNull(),
    /** Network address from which it was asked. */
    address: text("address"),
    kind: text("kind").notNull(),
    input: jsonb("input").$type<Record<string, unknown>>().notNull(),
    state: text("state").$type<TaskState>().notNull().default("waiting"),
    /** How far it is, while it runs. */
    progress: jsonb("progress").$type<Record<string, unknown>>(),
    /** What came of it, once it is done. */
    outcome: jsonb("outcome").$type<Record<string, unknown>>(),
    /** Why it failed: the code of a refusal, and what that names. */
    problem: text("problem"),
    problemValues: jsonb("problem_values").$type<Record<string, unknown>>(),
    /** How often it was begun. */
    attempts: integer("attempts").notNull().default(0),
    askedAt: timestamp("asked_at", { withTimezone: true, mode: "string" }).notNull().defaultNow(),
    startedAt: timestamp("started_at", { withTimezone: true, mode: "string" }),
    finishedAt: timestamp("finished_at", { withTimezone: true, mode: "string" }),
  },
  () => asked("tasks"),
);
