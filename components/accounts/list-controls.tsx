"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { AskStatus } from "@/components/filters/ask-status";
import { TextButton } from "@/components/ui/text-button";
import tool from "@/components/ui/tool.module.css";
import type { AccountList } from "@/lib/lists/account-list";
import { type ListRequest, LONGEST_SEARCH, writeListRequest } from "@/lib/lists/list-request";
import styles from "./accounts.module.css";
import { ColumnPicker } from "./column-picker";
import { Downloads } from "./downloads";
import { ListFilters } from "./list-filters";

interface ListControlsProps {
  list: AccountList;
  request: ListRequest;
  isBusy: boolean;
  problem: "refused" | "failed" | null;
  onAsk: (request: ListRequest) => void;
  onRetry: () => void;
}

/**
 * What of the list is looked at, search in it, and the download of exactly what is listed. Made anew where the search
 * of the URL changes.
 */
export function ListControls({ list, request, isBusy, problem, onAsk, onRetry }: ListControlsProps) {
  const t = useTranslations();
  const [text, setText] = useState(request.search);
  const search = (value: string) => onAsk({ ...request, search: value.trim(), page: 1 });
  const exported = writeListRequest({ ...request, page: 1 });
  return (
    <div className={`no-print ${styles.controls}`}>
      <ListFilters
        filters={list.choices}
        chosen={request.filters}
        onChoose={(filters) => onAsk({ ...request, filters, page: 1 })}
      />
      <search>
        <form
          className={styles.search}
          onSubmit={(event) => {
            event.preventDefault();
            search(text);
          }}
        >
          <input
            type="search"
            aria-label={t("lists.search")}
            placeholder={t("lists.search")}
            maxLength={LONGEST_SEARCH}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <button type="submit" className={tool.tool}>
            {t("lists.searchButton")}
          </button>
          {request.search ? <TextButton onClick={() => search("")}>{t("lists.clearSearch")}</TextButton> : null}
        </form>
      </search>
      <AskStatus isBusy={isBusy} problem={problem} refused={t("lists.refusedTitle")} onRetry={onRetry}>
        {list.request.search ? t("lists.found", { count: list.found, search: list.request.search }) : null}
      </AskStatus>
      <ColumnPicker list={list} request={request} onAsk={onAsk} />
      <Downloads href={`/api/programmes/${list.programme.slug}/accounts/export`} address={exported} />
    </div>
  );
}
