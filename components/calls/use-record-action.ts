"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { fetchAnswer } from "@/components/filters/fetch-answer";
import type { ActionKind } from "@/db/schema/account-actions";

export interface AskedAction {
  /** Of the account. */
  code: string;
  kind: ActionKind;
  until?: string;
  note?: string;
}

type Account = { code: string; name: string };
/** Whether it was recorded. */
export type RecordAction = (account: Account, action: AskedAction) => Promise<boolean>;

/** Records what the reader does about accounts, and says the last of it; what the page shows is then asked again. */
export function useRecordAction(programme: string): {
  record: RecordAction;
  last: { account: Account; action: AskedAction } | null;
  hasFailed: boolean;
} {
  const client = useQueryClient();
  const [last, setLast] = useState<{ account: Account; action: AskedAction } | null>(null);
  const { mutateAsync, isError } = useMutation({
    mutationFn: ({ code, ...action }: AskedAction) =>
      fetchAnswer(`/api/programmes/${programme}/accounts/${encodeURIComponent(code)}/actions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(action),
      }),
    onSuccess: () => client.invalidateQueries(),
  });
  const record: RecordAction = useCallback(
    (account, action) =>
      mutateAsync(action).then(
        () => {
          setLast({ account, action });
          return true;
        },
        () => false,
      ),
    [mutateAsync],
  );
  return { record, last, hasFailed: isError };
}
