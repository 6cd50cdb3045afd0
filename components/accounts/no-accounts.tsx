"use client";

import { useTranslations } from "use-intl";
import { useFormat } from "@/components/indicators/format-context";
import { StateBlock } from "@/components/ui/state-block";
import { TextButton } from "@/components/ui/text-button";
import type { AccountList } from "@/lib/lists/account-list";
import type { ListRequest } from "@/lib/lists/list-request";
import { withoutFilters } from "@/lib/views/view-request";

interface NoAccountsProps {
  list: AccountList;
  request: ListRequest;
  onAsk: (request: ListRequest) => void;
}

/** Why there is no row: the list is empty, the search finds nothing, or the page is beyond the last. */
export function NoAccounts({ list, request, onAsk }: NoAccountsProps) {
  const t = useTranslations("lists");
  const filterWords = useTranslations("filters");
  const { format } = useFormat();
  const button = (label: string, next: ListRequest) => <TextButton onClick={() => onAsk(next)}>{label}</TextButton>;
  if (list.found > 0)
    return <StateBlock title={t("noPage")} action={button(t("firstPage"), { ...request, page: 1 })} />;
  if (list.accounts > 0)
    return <StateBlock title={t("notFound")} action={button(t("clearSearch"), { ...request, search: "", page: 1 })} />;
  const unfiltered = withoutFilters(request.filters);
  const isFiltered = Object.keys(unfiltered).length < Object.keys(request.filters).length;
  const date = format.day(list.period?.to ?? list.programme.asOf, "date");
  return (
    <StateBlock
      title={t("empty")}
      why={t("emptyWhy", { date })}
      action={isFiltered ? button(filterWords("clear"), { ...request, filters: unfiltered, page: 1 }) : null}
    />
  );
}
