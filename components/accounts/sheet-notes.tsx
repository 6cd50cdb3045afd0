"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { NoteButton } from "@/components/calls/call-actions";
import { NoteList } from "@/components/calls/note-list";
import { type Record, useRecordAction } from "@/components/calls/use-record-action";
import { Block } from "@/components/ui/block";
import type { AccountSheet } from "@/lib/lists/account-sheet";
import type { Note } from "@/lib/lists/calls";
import styles from "./sheet.module.css";

/** What readers noted on an account, and a note of one's own. */
export function SheetNotes({ sheet, notes }: { sheet: AccountSheet; notes: Note[] }) {
  const t = useTranslations("calls");
  const router = useRouter();
  const { record, hasFailed } = useRecordAction(sheet.programme.slug);
  const recordHere: Record = async (account, action) => {
    const isSaved = await record(account, action);
    if (isSaved) router.refresh();
    return isSaved;
  };
  return (
    <div className={notes.length > 0 ? undefined : "no-print"}>
      <Block title={t("notes")}>
        <NoteList notes={notes} />
        {hasFailed ? <p role="alert">{t("failed")}</p> : null}
        <div className={`no-print ${styles.text}`}>
          <NoteButton account={sheet} onRecord={recordHere} />
        </div>
      </Block>
    </div>
  );
}
