import "server-only";
import { type Grouping, groupSql } from "./group-sql";

/** The parameters of a statement that several parts are written of, each numbered as it is added. */
export class SqlValues {
  readonly list: unknown[] = [];

  /** The place that stands for a value in SQL. */
  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }

  /** A filter of rows `alias` by ids for tier and rep and text for the rest, as conditions that begin with `and`. */
  filter(alias: string, where: Grouping["where"]): string {
    const { filter, values } = groupSql(alias, { by: [], where }, this.list.length + 1);
    this.list.push(...values);
    return filter;
  }
}
