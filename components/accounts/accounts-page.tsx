"use client";

import { FormatProvider } from "@/components/indicators/format-context";
import page from "@/components/ui/page.module.css";
import type { AccountList } from "@/lib/lists/account-list";
import { AccountRows } from "./account-rows";
import type { AccountTableProps } from "./account-table";
import styles from "./accounts.module.css";
import { ListControls } from "./list-controls";
import { ListHead } from "./list-head";
import { ListPager } from "./list-pager";
import { ListTotals } from "./list-totals";
import { NoAccounts } from "./no-accounts";
import { useAccountList } from "./use-account-list";

/** The accounts behind a number: what they are, the controls, one page of them. The URL says which. */
export function AccountsPage({ initial }: { initial: AccountList }) {
  const { data: list, request, isBusy, problem, ask, retry } = useAccountList(initial);
  const onSort: AccountTableProps["onSort"] = (sort) => ask({ ...request, sort, page: 1 });
  return (
    <FormatProvider programme={list.programme}>
      <main id="content" className={`${page.page} ${page.wide}`} aria-busy={isBusy}>
        <ListHead list={list} request={request} onAsk={ask} />
        {list.totals ? <ListTotals totals={list.totals} /> : null}
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
            <AccountRows list={list} onSort={onSort} />
          ) : (
            <NoAccounts list={list} request={request} onAsk={ask} />
          )}
        </div>
        <ListPager list={list} onPage={(number) => ask({ ...request, page: number })} />
      </main>
    </FormatProvider>
  );
}
