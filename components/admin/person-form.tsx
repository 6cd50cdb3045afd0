"use client";

import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import form from "@/components/ui/form.module.css";
import { TextButton } from "@/components/ui/text-button";
import type { People, Person } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { placeIn, RoleFields } from "./role-fields";
import type { ChangePerson } from "./users-page";

interface PersonFormProps {
  person: Person;
  reps: People["reps"];
  isBusy: boolean;
  problem: string | null;
  onChange: ChangePerson;
  onDone: () => void;
}

/** What may be done about a person. It stays open where that cannot be. */
export function PersonForm({ person, reps, isBusy, problem, onChange, onDone }: PersonFormProps) {
  const t = useTranslations("admin");
  const { email, name, state, isShared } = person;
  const make = async (asked: Parameters<ChangePerson>[0]) => {
    if (await onChange(asked, name)) onDone();
  };
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    return make({ kind: "role", email, ...placeIn(new FormData(event.currentTarget)) });
  };
  return (
    <>
      <form className={form.form} onSubmit={save}>
        <p className={form.title}>{name}</p>
        <RoleFields reps={reps} initial={person} />
        <p role="alert" className={styles.warn}>
          {problem}
        </p>
        <button type="submit" className={form.save} disabled={isBusy}>
          {t(isBusy ? "users.saving" : "users.save")}
        </button>
      </form>
      <div className={styles.actions}>
        {isShared ? (
          <p className={styles.minor}>{t("refusals.others-too")}</p>
        ) : state === "disabled" ? (
          <TextButton onClick={() => make({ kind: "enable", email })}>{t("users.enable")}</TextButton>
        ) : (
          <>
            <TextButton onClick={() => make({ kind: "reset", email })}>{t("users.reset")}</TextButton>
            <p className={styles.minor}>{t("users.resetWhy")}</p>
            <TextButton onClick={() => make({ kind: "sign-out", email })}>{t("users.signOut")}</TextButton>
            <TextButton onClick={() => make({ kind: "disable", email })}>{t("users.disable")}</TextButton>
          </>
        )}
        <TextButton onClick={() => make({ kind: "remove", email })}>{t("users.remove")}</TextButton>
      </div>
    </>
  );
}
