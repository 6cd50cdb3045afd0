import { addDays, lastOfMonth } from "./calendar";

/** The choices that tests draw from one source of numbers. */
export class Draw {
  constructor(readonly random: () => number) {}

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    const chosen = choices[Math.floor(this.random() * choices.length)];
    return chosen === undefined ? choices[0] : chosen;
  }

  pickFrom<T>(choices: readonly T[]): T | undefined {
    return choices[Math.floor(this.random() * choices.length)];
  }

  /** A day, both ends included. */
  day(from: string, to: string): string {
    const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
    return addDays(from, this.between(0, Math.max(0, days)));
  }

  /** A day that is more often than not where calendars go wrong. */
  oddDay(from: string, to: string): string {
    const day = this.day(from, to);
    if (this.chance(0.6)) return day;
    return this.pick([lastOfMonth(day), addDays(lastOfMonth(day), 1), `${day.slice(0, 7)}-28`, from, to]);
  }
}
