"use client";

import { useAddressed } from "@/components/filters/use-addressed";
import type { AccountList } from "@/lib/lists/account-list";
import { type ListRequest, readListRequest, writeListRequest } from "@/lib/lists/list-request";

/** One page of a list of accounts, by its address. */
export const useAccountList = (initial: AccountList) =>
  useAddressed<ListRequest, AccountList>({
    initial,
    read: readListRequest,
    write: writeListRequest,
    url: `/api/programmes/${initial.programme.slug}/accounts`,
  });
