"use client";

import { useTranslations } from "use-intl";
import { COLUMNS_COOKIE, setPreference } from "@/components/shell/preferences";
import { Popover } from "@/components/ui/popover";
import { TextButton } from "@/components/ui/text-button";
import tool from "@/components/ui/tool.module.css";
import type { AccountList } from "@/lib/lists/account-list";
import { shownColumns } from "@/lib/lists/columns";
import type { ListRequest } from "@/lib/lists/list-request";
import styles from "./accounts.module.css";
import { useColumnLabel } from "./use-column-label";

interface ColumnPickerProps {
  list: AccountList;
  request: ListRequest;
  onAsk: (request: ListRequest) => void;
}

/** Which columns a list shows: in its address, and kept for the lists that this reader opens next. */
export function ColumnPicker({ list, request, onAsk }: ColumnPickerProps) {
  const t = useTranslations("lists");
  const label = useColumnLabel(list);
  // As asked, before the answer is there.
  const shown = shownColumns(list.choosable, request.columns);
  const choose = (columns: ListRequest["columns"]) => {
    setPreference(COLUMNS_COOKIE, columns?.join(",") ?? "");
    onAsk({ ...request, columns });
  };
  return (
    <Popover trigger={t("chooseColumns")} label={t("chooseColumns")} triggerClassName={tool.tool} width={260}>
      <ul className={styles.picker}>
        {list.choosable.map((id) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={shown.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  choose(list.choosable.filter((one) => (one === id ? checked : shown.includes(one))))
                }
              />
              {label(id)}
            </label>
          </li>
        ))}
      </ul>
      {request.columns ? <TextButton onClick={() => choose(null)}>{t("firstColumns")}</TextButton> : null}
    </Popover>
  );
}
