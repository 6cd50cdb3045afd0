"use client";

import { FormatProvider } from "@/components/indicators/format-context";
import type { AccountList } from "@/lib/lists/account-list";
import { AccountTable } from "./account-table";
import styles from "./accounts.module.css";
import { ListControls } from "./list-controls";
import { ListHead } from "./list-head";
import { ListPager } from "./list-pager";
import { NoAccounts } from "./no-accounts";
import { useAccountList } from "./use-account-list";

/** The accounts behind a number: what they are, the controls, one page of them. The URL says which. */
export function AccountsPage({ initial }: { initial: AccountList }) {
  const { data: list, request, isBusy, problem, ask, retry } = useAccountList(initial);
  return (
    <FormatProvider programme={list.programme}>
      <main id="content" className={styles.page} aria-busy={isBusy}>
        <ListHead list={list} request={request} onAsk={ask} />
        <ListControls
          key={request.search}
          list={list}
          request={request}
          isBusy={isBusy}
          problem={problem}
          onAsk={ask}
          onRetry={retry}
        />
        <div className={styles.rows} data-busy={isBusy || undefined}>
          {list.rows.length > 0 ? (
            <AccountTable list={list} onSort={(sort) => ask({ ...request, sort, page: 1 })} />
          ) : (
            <NoAccounts list={list} request={request} onAsk={ask} />
          )}
        </div>
        <ListPager list={list} onPage={(page) => ask({ ...request, page })} />
      </main>
    </FormatProvider>
  );
}
