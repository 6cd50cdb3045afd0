"use client";

import { useTranslations } from "use-intl";
import { BarList } from "@/components/ui/bar-list";
import { Block } from "@/components/ui/block";
import { type Interval, IntervalList } from "@/components/ui/interval-list";
import { PairedBars, type PairedGroup } from "@/components/ui/paired-bars";
import { type Balance, variants } from "@/lib/evidence/evidence";
import { type EvidenceAnswer, type Range, rangeOf } from "@/lib/evidence/evidence-answer";
import type { IndicatorAnswer } from "@/lib/indicators/answer";
import { AnswerBlock } from "./answer-block";
import { DefinitionButton } from "./definition-button";
import styles from "./evidence-blocks.module.css";
import { useFormat } from "./format-context";

interface EvidenceProps {
  answer: IndicatorAnswer;
  evidence: EvidenceAnswer;
}

/** What was bought more: as it is kept, compared in other ways, and as a calculation that mixes in other causes would say. */
export function EffectBlock({ answer, evidence: { basis, grade, detail } }: EvidenceProps) {
  const t = useTranslations("evidence");
  const { format } = useFormat();
  const kept = rangeOf(answer);
  if (!kept || !detail) return null;
  const write = (value: number) => format.signed(answer.unit, value, "compact");
  const toInterval = (
    key: string,
    label: string,
    { value, low, high }: Range,
    more: Partial<Interval> = {},
  ): Interval => ({
    key,
    label,
    value,
    ends: [low, high],
    text: t("range", { value: write(value), low: write(low), high: write(high) }),
    look: "other",
    ...more,
  });
  const alone = (key: string, label: string, note: string, value: number): Interval => ({
    key,
    label,
    note,
    value,
    ends: null,
    text: write(value),
    look: "other",
  });
  const isDrawn = grade === "A";
  const others = variants.flatMap((name) => {
    const other = detail.others[name];
    return other ? [toInterval(name, t(`variants.${name}`), other)] : [];
  });
  return (
    <AnswerBlock
      answer={answer}
      row={answer.rows[0]}
      title={t("effect")}
      subtitle={t("effectHow", { basis: basis ?? "revenue" })}
      empty={false}
    >
      <IntervalList
        zero={t("zero")}
        groups={[
          {
            key: "kept",
            intervals: [
              toInterval("kept", t(isDrawn ? "keptDrawn" : "kept"), kept, {
                look: "main",
                note: t(isDrawn ? "keptDrawnNote" : "keptNote"),
              }),
            ],
          },
          ...(others.length > 0 ? [{ key: "others", title: t("others"), intervals: others }] : []),
          {
            key: "quick",
            title: t("quick"),
            intervals: [
              alone("C", t("beforeAfter"), t("beforeAfterNote"), detail.beforeAfter),
              alone("D", t("againstOthers"), t("againstOthersNote"), detail.againstOthers),
            ],
          },
        ]}
      />
    </AnswerBlock>
  );
}

/** A figure of the return, and what it is made of or lies between. */
interface Fact {
  label: string;
  value: string;
  note: string;
}

interface PayingProps {
  more: IndicatorAnswer | null;
  back: IndicatorAnswer;
}

/** Cost and return of the same members, beside what they bought more. */
export function PayingBlock({ more, back }: PayingProps) {
  const t = useTranslations("evidence");
  const { format } = useFormat();
  const ratio = rangeOf(back);
  const bought = more && rangeOf(more);
  const [row] = back.rows;
  const reason = back.evidence?.reason;
  const fact = (label: string, { unit }: IndicatorAnswer, { value, low, high }: Range, decimals?: number): Fact => {
    const write = (one: number) => format.signed(unit, one, "compact", decimals);
    return {
      label,
      value: t("between", { low: write(low), high: write(high) }),
      note: t("likely", { value: write(value) }),
    };
  };
  const facts: Fact[] = ratio
    ? [
        ...(more && bought ? [fact(t("more", { basis: more.evidence?.basis ?? "revenue" }), more, bought)] : []),
        { label: t("cost"), value: format.value("money", row?.denominator, "compact"), note: t("costNote") },
        fact(t("return"), back, ratio, 0),
      ]
    : [];
  return (
    <Block title={t("paying")} subtitle={t("payingHow")} aside={<DefinitionButton answer={back} row={row} />}>
      {facts.length > 0 ? (
        <dl className={styles.facts}>
          {facts.map(({ label, value, note }) => (
            <div key={label} className={styles.fact}>
              <dt>{label}</dt>
              <dd>
                <strong className="num">{value}</strong>
                <span className={`num ${styles.note}`}>{note}</span>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className={styles.none}>
          {t(`noReturn.${reason === "no-margin" || reason === "no-cost" ? reason : "other"}`)}
        </p>
      )}
    </Block>
  );
}

const grades = ["A", "B", "C", "D"] as const;

/** The four grades, the best first, and which is the page's. */
export function GradesBlock({ grade }: { grade: EvidenceAnswer["grade"] }) {
  const t = useTranslations("evidence");
  return (
    <Block title={t("grades")}>
      <ol className={styles.grades}>
        {grades.map((one) => (
          <li key={one} className={styles.grade} data-current={one === grade || undefined}>
            <span className={styles.letter}>
              <span className="sr-only">{t("grade", { grade: one })}</span>
              <span aria-hidden="true">{one}</span>
            </span>
            <span>
              {t(`ladder.${one}`)}
              {one === grade ? <em className={styles.current}> {t("current")}</em> : null}
            </span>
          </li>
        ))}
      </ol>
    </Block>
  );
}

/** Whether members and those they are compared with bought alike before. */
export function BalanceBlock({ evidence: { detail } }: Pick<EvidenceProps, "evidence">) {
  const t = useTranslations("evidence");
  const { format } = useFormat();
  if (!detail) return null;
  const group = (
    key: string,
    name: string,
    { members, controls }: Balance,
    write: (value: number) => string,
  ): PairedGroup => {
    const most = Math.max(members, controls, 1e-9);
    const bar = (look: "main" | "context", value: number, text: string) => ({
      look,
      share: Math.max(0, value) / most,
      text,
      short: text,
    });
    return {
      key,
      name,
      color: "var(--accent)",
      bars: [
        bar("main", members, t("ofMembers", { value: write(members) })),
        bar("context", controls, t("ofControls", { value: write(controls) })),
      ],
    };
  };
  return (
    <Block title={t("balance")} subtitle={t("balanceHow")}>
      <PairedBars
        groups={[
          group("revenue", t("revenueBefore"), detail.revenueBefore, (value) =>
            format.value("money", Math.round(value), "compact"),
          ),
          group("orders", t("ordersBefore"), detail.ordersBefore, (value) => format.value("number", value)),
        ]}
      />
    </Block>
  );
}

/** How many joined, how many of them are followed, and how many compared. */
export function WhoBlock({ evidence: { joined, followed, members } }: Pick<EvidenceProps, "evidence">) {
  const t = useTranslations("evidence");
  const { format } = useFormat();
  if (joined === null || followed === null) return null;
  const bars = [
    ["joined", joined, "var(--tier-1)"],
    ["followed", followed, "var(--tier-2)"],
    ["matched", members, "var(--tier-3)"],
  ] as const;
  return (
    <Block title={t(members === null ? "takes" : "who")} subtitle={t(members === null ? "whoNeeds" : "whoHow")}>
      <BarList
        items={bars.flatMap(([key, count, color]) =>
          count === null
            ? []
            : [{ key, label: t(key), share: count / Math.max(1, joined), value: format.value("count", count), color }],
        )}
      />
    </Block>
  );
}

/** What the evidence leaves open. */
export function LimitsBlock({ evidence: { joined, members } }: Pick<EvidenceProps, "evidence">) {
  const t = useTranslations("evidence");
  const { format } = useFormat();
  const rest = (joined ?? 0) - (members ?? 0);
  return (
    <Block title={t("limits")}>
      <ul className={styles.limits}>
        {rest > 0 ? <li>{t("limit.others", { count: format.value("count", rest) })}</li> : null}
        {(["year", "which", "hidden"] as const).map((limit) => (
          <li key={limit}>{t(`limit.${limit}`)}</li>
        ))}
      </ul>
    </Block>
  );
}
