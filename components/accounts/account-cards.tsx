"use client";

import { useTranslations } from "use-intl";
import { SelectField } from "@/components/ui/select-field";
import type { AccountList } from "@/lib/lists/account-list";
import { type ColumnId, columns, isColumnId } from "@/lib/lists/columns";
import { AccountCell } from "./account-cell";
import { AccountLink } from "./account-link";
import type { AccountTableProps } from "./account-table";
import styles from "./accounts.module.css";
import { useColumnLabel } from "./use-column-label";

/** The same rows where a table is too wide: a card each, and their order as a choice. */
export function AccountCards({ list, onSort }: AccountTableProps) {
  const t = useTranslations("lists");
  const label = useColumnLabel(list);
  const shown = list.columns.filter((id) => id !== "name" && id !== "code");
  return (
    <div className={styles.cards}>
      {onSort ? (
        <SelectField
          label={t("sort")}
          value={list.sort.column}
          options={sortable(list).map((id) => ({ value: id, label: t("sortBy", { column: label(id) }) }))}
          onChange={(column) => onSort({ column, descending: isColumnId(column) && columns[column].unit !== "text" })}
        />
      ) : null}
      <ul>
        {list.rows.map((row) => (
          <li key={String(row.code)} className={styles.card}>
            <h2 className={styles.cardName}>
              <AccountLink list={list} row={row} /> <span className={styles.code}>{row.code}</span>
            </h2>
            <dl>
              {shown.map((id) => (
                <div key={id}>
                  <dt>{label(id)}</dt>
                  <dd className={columns[id].unit === "text" ? undefined : "num"}>
                    <AccountCell list={list} row={row} id={id} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is shown, and what it is sorted by where that is not. */
function sortable({ columns: shown, sort }: AccountList) {
  const listed: ColumnId[] = shown.filter((id) => id !== "code");
  return listed.includes(sort.column) ? listed : [...listed, sort.column];
}
