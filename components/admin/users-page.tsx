"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { DataTable } from "@/components/ui/data-table";
import form from "@/components/ui/form.module.css";
import page from "@/components/ui/page.module.css";
import { Popover } from "@/components/ui/popover";
import { textButtonLook } from "@/components/ui/text-button";
import tool from "@/components/ui/tool.module.css";
import type { People, Person, PersonChange } from "@/lib/views/administration";
import styles from "./admin.module.css";
import { InviteForm } from "./invite-form";
import { LinkNotice } from "./link-notice";
import { PersonForm } from "./person-form";
import { useChange } from "./use-change";

/** Whether a change was made. */
export type ChangePerson = (asked: PersonChange, name: string) => Promise<boolean>;

/** From how many people on one looks for them by name. */
const MANY = 12;

/** Who has access to the programme, and as whom; an admin invites, changes, and shows out. */
export function UsersPage({ programme, initial }: { programme: string; initial: People }) {
  const t = useTranslations("admin.users");
  const { change, isBusy, problem } = useChange<PersonChange, { link: string | null }>(
    programme,
    "users",
    ({ link }) => link !== null,
  );
  const router = useRouter();
  const [given, setGiven] = useState<{ name: string; link: string | null } | null>(null);
  const [search, setSearch] = useState("");
  const { people, reps, linkDays } = initial;
  const onChange: ChangePerson = async (asked, name) => {
    const changed = await change(asked);
    if (changed && (asked.kind === "invite" || asked.kind === "reset")) setGiven({ name, link: changed.link });
    return changed !== null;
  };
  const wanted = search.trim().toLowerCase();
  const shown = people.filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted));
  return (
    <>
      <header className={styles.head}>
        <h1 className={page.title}>{t("title", { count: people.length })}</h1>
        <Popover trigger={t("invite")} label={t("invite")} triggerClassName={tool.tool} align="end" width={340}>
          {(close) => <InviteForm reps={reps} isBusy={isBusy} problem={problem} onChange={onChange} onDone={close} />}
        </Popover>
      </header>
      {given ? (
        <LinkNotice
          {...given}
          days={linkDays}
          onDone={() => {
            setGiven(null);
            router.refresh();
          }}
        />
      ) : null}
      {people.length > MANY ? (
        <label className={form.field}>
          {t("search")}
          <input type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        </label>
      ) : null}
      {shown.length === 0 ? <p className={styles.note}>{t("nobody")}</p> : null}
      <UserTable
        people={shown}
        self={initial.self}
        manage={(person) => (
          <Popover
            trigger={t("manage")}
            label={t("manageFor", { name: person.name })}
            triggerClassName={textButtonLook}
            align="end"
          >
            {(close) => (
              <PersonForm
                person={person}
                reps={reps}
                isBusy={isBusy}
                problem={problem}
                onChange={onChange}
                onDone={close}
              />
            )}
          </Popover>
        )}
      />
    </>
  );
}

interface UserTableProps {
  people: Person[];
  self: string;
  manage: (person: Person) => React.ReactNode;
}

function UserTable({ people, self, manage }: UserTableProps) {
  const t = useTranslations("admin.users");
  const roles = useTranslations("roles");
  if (people.length === 0) return null;
  return (
    <DataTable
      caption={t("title", { count: people.length })}
      columns={[{ label: t("name") }, { label: t("role") }, { label: t("manage") }]}
      rows={people.map((person) => ({
        key: person.email,
        cells: [
          <span key="name">
            {person.name}
            {person.email === self ? ` (${t("you")})` : ""}
            <span className={styles.minor}>{person.email}</span>
            {person.state === "active" ? null : <span className={styles.state}>{t(`states.${person.state}`)}</span>}
          </span>,
          <span key="role">
            {roles(person.role)}
            {person.rep && person.rep.name !== person.name ? (
              <span className={styles.minor}>{person.rep.name}</span>
            ) : null}
          </span>,
          <span key="manage">{manage(person)}</span>,
        ],
      }))}
    />
  );
}
