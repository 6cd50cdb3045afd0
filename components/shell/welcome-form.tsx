"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "./sign-in.module.css";
import { signIn, takeInvitation } from "./sign-in-requests";

type State = "ready" | "busy" | "different" | "refused" | "late" | "unavailable";

/** A password twice, for the link that the page was opened by; then the person is signed in. */
export function WelcomeForm({ leastLength }: { leastLength: number }) {
  const t = useTranslations("welcome");
  const [state, setState] = useState<State>("ready");

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const password = String(fields.get("password"));
    if (password !== fields.get("again")) return setState("different");
    setState("busy");
    try {
      const taken = await takeInvitation(window.location.hash.slice(1), password);
      if ("problem" in taken) return setState(taken.problem);
      const { signedIn } = await signIn(taken.email, password);
      window.location.assign(signedIn ? "/" : "/sign-in");
    } catch {
      setState("unavailable");
    }
  }

  return (
    <form className={styles.form} onSubmit={onSubmit} method="post" action="/welcome">
      <label className={styles.field}>
        <span>{t("password", { least: leastLength })}</span>
        <input name="password" type="password" autoComplete="new-password" required minLength={leastLength} />
      </label>
      <label className={styles.field}>
        <span>{t("again")}</span>
        <input name="again" type="password" autoComplete="new-password" required />
      </label>
      <p role="alert" className={styles.message}>
        {state === "ready" || state === "busy" ? null : t(state)}
      </p>
      <button type="submit" className={styles.submit} disabled={state === "busy"}>
        {t(state === "busy" ? "saving" : "submit")}
      </button>
    </form>
  );
}
