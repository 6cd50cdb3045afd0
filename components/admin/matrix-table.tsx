"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { roles } from "@/db/schema/user-programmes";
import type { Matrix, RightChange } from "@/lib/views/administration";
import styles from "./matrix-table.module.css";

interface MatrixTableProps {
  rows: Matrix["rows"];
  onChange: (asked: RightChange) => Promise<unknown>;
}

/** An indicator a row, a role a column, by the questions of the catalogue. */
export function MatrixTable({ rows, onChange }: MatrixTableProps) {
  const t = useTranslations();
  const questions = [...new Set(rows.map(({ question }) => question))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard
    <section className={styles.scroll} aria-label={t("admin.rights.table")} tabIndex={0}>
      <table className={styles.table}>
        <caption className="sr-only">{t("admin.rights.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("admin.rights.indicator")}</th>
            {roles.map((role) => (
              <th key={role} scope="col" className={styles.role}>
                {t(`roles.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        {questions.map((question) => (
          <tbody key={question}>
            <tr>
              <th scope="rowgroup" colSpan={roles.length + 1} className={styles.question}>
                {t(`questions.${question}`)}
              </th>
            </tr>
            {rows
              .filter((row) => row.question === question)
              .map((row) => (
                <MatrixRow key={row.indicator} row={row} onChange={onChange} />
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

function MatrixRow({ row, onChange }: { row: Matrix["rows"][number] } & Omit<MatrixTableProps, "rows">) {
  const t = useTranslations();
  const name = t(`indicators.${row.indicator}.name`);
  return (
    <tr>
      <th scope="row">
        {name}
        {row.isBuilt ? null : <span className={styles.absent}>{t("admin.rights.absent")}</span>}
      </th>
      {row.cells.map(({ role, allowed, usual }) => (
        <td key={role} data-changed={allowed !== usual || undefined}>
          <RightBox
            label={t(allowed === usual ? "admin.rights.cell" : "admin.rights.changedCell", {
              indicator: name,
              role: t(`roles.${role}`),
            })}
            allowed={allowed}
            onChange={(next) => onChange({ indicator: row.indicator, role, allowed: next })}
          />
        </td>
      ))}
    </tr>
  );
}

interface RightBoxProps {
  label: string;
  allowed: boolean;
  onChange: (allowed: boolean) => Promise<unknown>;
}

/** As it was asked until the page is read again; as it was where that failed. */
function RightBox({ label, allowed, onChange }: RightBoxProps) {
  const [asked, setAsked] = useState<boolean | null>(null);
  if (asked === allowed) setAsked(null);
  return (
    <label className={styles.box}>
      <input
        type="checkbox"
        aria-label={label}
        checked={asked ?? allowed}
        onChange={async (event) => {
          const to = event.currentTarget.checked;
          setAsked(to);
          if ((await onChange(to)) === null) setAsked(null);
        }}
      />
    </label>
  );
}
