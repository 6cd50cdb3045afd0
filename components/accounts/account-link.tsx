import { PageLink } from "@/components/ui/page-link";
import { accountHref, rowId } from "@/lib/lists/account-href";
import type { AccountList, ListRow } from "@/lib/lists/account-list";
import { writeListRequest } from "@/lib/lists/list-request";
import styles from "./accounts.module.css";

/** The name of an account in a list: it opens the account, which leads back to this row. */
export function AccountLink({ list, row }: { list: AccountList; row: ListRow }) {
  const code = String(row.code);
  return (
    <PageLink
      data-row={rowId(code)}
      href={accountHref(list.programme.slug, code, `accounts?${writeListRequest(list.request)}`)}
      className={styles.open}
    >
      {row.name}
    </PageLink>
  );
}
