import "server-only";
import type { Dimension } from "@/lib/indicators/algebra";
import type { Cell } from "@/lib/indicators/evaluate";
import type { Period } from "@/lib/periods/period";
import { EVERYTHING, type GroupKey, groupId } from "./group-sql";
import type { CellsByGroup } from "./read-cells";

/** A group as asked, and its id. */
interface Group {
  id: string;
  key: GroupKey;
}

/**
 * Cells found again by slot, years back and group. `over` may be read beside what is asked: its cells are then the wholes
 * of groups that they are not.
 */
export class Groups {
  /** Cells of each group by the place of their period; none where `over` was read beside. */
  private readonly found = new Map<string, readonly (Cell | undefined)[]>();
  /** By what is left of a group without `over`: cells of all the groups that it is put in proportion with. */
  private readonly wholes = new Map<string, Cell[][]>();
  private readonly there: (Group & { cells: readonly (Cell | undefined)[] })[] = [];
  private readonly wholeIds = new Map<string, string>();

  constructor(
    groups: CellsByGroup,
    private readonly slots: number,
    private readonly by: readonly Dimension[],
    over: Dimension | null,
  ) {
    for (const { key: read, cells } of groups.values()) {
      const key: GroupKey = Object.fromEntries(by.map((dimension) => [dimension, read[dimension] ?? ""]));
      const id = groupId(key, by);
      this.there.push({ id, key, cells });
      if (!over || by.includes(over)) this.found.set(id, cells);
      if (over) this.addToWhole(id, groupId({ ...key, [over]: "" }, by), read, cells);
    }
  }

  private addToWhole(id: string, wholeId: string, read: GroupKey, cells: readonly (Cell | undefined)[]): void {
    this.wholeIds.set(id, wholeId);
    const whole = this.wholes.get(wholeId) ?? [];
    this.wholes.set(wholeId, whole);
    const tier = read.tier === undefined ? {} : { tier: Number(read.tier) };
    for (const [place, cell] of cells.entries()) {
      if (!cell) continue;
      const parts = whole[place] ?? [];
      whole[place] = parts;
      parts.push({ ...cell, ...tier });
    }
  }

  /** The groups of a slot: those that are there now, or were N-1 where now is not yet. */
  at(slot: number, reached: boolean): Group[] {
    const place = reached ? slot : slot + this.slots;
    const groups = new Map(this.there.filter(({ cells }) => cells[place]).map((group) => [group.id, group]));
    return groups.size === 0 && this.by.length === 0 ? [{ id: EVERYTHING, key: {} }] : [...groups.values()];
  }

  /** A group that a period does not have has nothing in it: its sums are 0. */
  cell(slot: number, years: number, id: string, periods: readonly Period[]): Cell {
    const place = years * this.slots + slot;
    const { from = "", to = "" } = periods[place] ?? {};
    return this.found.get(id)?.[place] ?? { from, to, sums: {} };
  }

  /** The cells that a group's is put in proportion with; none where the value is no proportion. */
  whole(slot: number, years: number, id: string): Cell[] {
    return this.wholes.get(this.wholeIds.get(id) ?? id)?.[years * this.slots + slot] ?? [];
  }
}
