"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { fetchAnswer, ViewRequestError } from "@/components/filters/fetch-answer";
import { largestUpload } from "@/lib/views/administration";
import styles from "./admin.module.css";

/** Sends a file, which is then read. */
export function UploadForm({ programme, onSent }: { programme: string; onSent: () => void }) {
  const t = useTranslations("admin.imports");
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) => {
      if (file.size > largestUpload) throw new ViewRequestError("too-large", 413);
      const name = encodeURIComponent(file.name);
      return fetchAnswer(`/api/programmes/${programme}/uploads?name=${name}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
    },
    onSuccess: onSent,
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (file instanceof File) mutate(file);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <label className={styles.field}>
        {t("file")}
        <input name="file" type="file" accept=".csv,.tsv,.txt,.xlsx" required />
      </label>
      <p role="alert" className={styles.warn}>
        {error ? problemOf(error, t) : null}
      </p>
      <div>
        <button type="submit" className={styles.save} disabled={isPending}>
          {t(isPending ? "sending" : "send")}
        </button>
      </div>
    </form>
  );
}

function problemOf(error: Error, t: ReturnType<typeof useTranslations<"admin.imports">>): string {
  if (error instanceof ViewRequestError && error.status === 413) return t("tooLarge");
  if (error.message === "empty-upload" || error.message === "cut-short") return t(`problems.${error.message}`);
  return t("problems.failed");
}
