"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { fetchAnswer, ViewRequestError } from "@/components/filters/fetch-answer";
import form from "@/components/ui/form.module.css";
import { largestUpload } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { useRefusal } from "./use-refusal";

interface UploadFormProps {
  programme: string;
  isBusy: boolean;
  /** Is given the upload's number. */
  onSent: (upload: number) => void;
}

/** Sends a file. */
export function UploadForm({ programme, isBusy, onSent }: UploadFormProps) {
  const t = useTranslations("admin");
  const tell = useRefusal();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) => {
      if (file.size > largestUpload) throw new ViewRequestError("too-large", 413);
      const name = encodeURIComponent(file.name);
      return fetchAnswer<{ upload: number }>(`/api/programmes/${programme}/uploads?name=${name}`, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
    },
    onSuccess: ({ upload }) => onSent(upload),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (file instanceof File) mutate(file);
  };
  return (
    <form className={form.form} onSubmit={send}>
      <label className={form.field}>
        {t("imports.file")}
        <input name="file" type="file" accept=".csv,.tsv,.txt,.xlsx" required />
      </label>
      <p role="alert" className={styles.warn}>
        {error && tell(isTooLarge(error) ? { code: "too-large", values: {} } : error)}
      </p>
      <div>
        <button type="submit" className={form.save} disabled={isPending || isBusy}>
          {t(isPending ? "imports.sending" : "imports.send")}
        </button>
      </div>
    </form>
  );
}

/** Here or by a server on the way. */
const isTooLarge = (error: Error): boolean => error instanceof ViewRequestError && error.status === 413;
