"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { DownTriangle, UpTriangle } from "@/components/ui/icons";
import type { AccountList } from "@/lib/lists/account-list";
import { type ColumnId, columns } from "@/lib/lists/columns";
import { titleOfList } from "@/lib/lists/title-words";
import { AccountCell } from "./account-cell";
import { AccountLink } from "./account-link";
import styles from "./accounts.module.css";
import { useColumnLabel } from "./use-column-label";

export interface AccountTableProps {
  list: AccountList;
  /** Without it the order is the list's own, and no header changes it. */
  onSort?: (sort: { column: string; descending: boolean }) => void;
}

/** One page of accounts. The name, its code below, stays in sight where the table is wider than the screen. */
export function AccountTable({ list, onSort }: AccountTableProps) {
  const t = useTranslations();
  const { messages } = useFormat();
  const shown: ColumnId[] = ["name", ...list.columns.filter((id) => id !== "name" && id !== "code")];
  const caption = titleOfList(list, t, messages);
  const label = useColumnLabel(list);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {shown.map((id) => (
              <SortHeader
                key={id}
                label={label(id)}
                look={id === "name" ? "name" : columns[id].unit === "text" ? "attribute" : "figure"}
                sorted={list.sort.column === id ? (list.sort.descending ? "descending" : "ascending") : undefined}
                onSort={onSort && ((descending) => onSort({ column: id, descending }))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <tr key={String(row.code)}>
              <th scope="row">
                <AccountLink list={list} row={row} /> <span className={styles.code}>{row.code}</span>
              </th>
              {shown.slice(1).map((id) => (
                <td key={id} className={columns[id].unit === "text" ? styles.attribute : `num ${styles.figure}`}>
                  <AccountCell list={list} row={row} id={id} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface SortHeaderProps {
  label: string;
  look: "name" | "attribute" | "figure";
  sorted: "ascending" | "descending" | undefined;
  onSort: ((descending: boolean) => void) | undefined;
}

/** The largest first where it is a figure, A to Z where it is a text; the other way where it is so already. */
function SortHeader({ label, look, sorted, onSort }: SortHeaderProps) {
  const t = useTranslations("lists");
  const className = look === "name" ? undefined : styles[look];
  if (!onSort)
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  return (
    <th scope="col" aria-sort={sorted ?? "none"} className={className}>
      <button
        type="button"
        className={styles.sort}
        title={t("sortBy", { column: label })}
        onClick={() => onSort(sorted ? sorted === "ascending" : look === "figure")}
      >
        {label}
        <span className={styles.arrow} aria-hidden="true">
          {sorted === "descending" ? <DownTriangle /> : sorted === "ascending" ? <UpTriangle /> : null}
        </span>
      </button>
    </th>
  );
}
