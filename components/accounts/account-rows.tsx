"use client";

import { useEffect } from "react";
import { AccountCards } from "./account-cards";
import { AccountTable, type AccountTableProps } from "./account-table";

/** One page of accounts: a table, or on a phone cards. Who comes back from an account goes on from its row. */
export function AccountRows(props: AccountTableProps) {
  useEffect(() => {
    const row = window.location.hash.slice(1);
    const links = row ? document.querySelectorAll<HTMLElement>(`[data-row="${CSS.escape(row)}"]`) : [];
    [...links].find((link) => link.checkVisibility())?.focus();
  }, []);
  return (
    <>
      <AccountTable {...props} />
      <AccountCards {...props} />
    </>
  );
}
