interface Room {
  top: number;
  bottom: number;
  /** Least distance of two labels. */
  apart: number;
}

interface Group {
  /** Where its first label would stand if each had its wish. */
  wish: number;
  count: number;
}

/**
 * Heights of labels in one column, each as near to where it belongs as its neighbours leave it: kept in their order,
 * `apart` or more, inside. What overlaps is moved together around its own middle.
 */
export function spreadLabels(wishes: number[], { top, bottom, apart }: Room): number[] {
  const order = wishes.map((_, index) => index).sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0) || a - b);
  // Where there is no room for all, they stand closer rather than leave the drawing.
  const step = order.length > 1 ? Math.min(apart, (bottom - top) / (order.length - 1)) : apart;
  const inside = ({ wish, count }: Group) => Math.max(top, Math.min(wish, bottom - (count - 1) * step));
  const groups: Group[] = [];
  for (const index of order) {
    let group: Group = { wish: wishes[index] ?? 0, count: 1 };
    for (let last = groups.at(-1); last && inside(last) + last.count * step > inside(group); last = groups.at(-1)) {
      groups.pop();
      const count = last.count + group.count;
      group = { wish: (last.wish * last.count + (group.wish - last.count * step) * group.count) / count, count };
    }
    groups.push(group);
  }
  const placed = groups.flatMap((group) => Array.from({ length: group.count }, (_, at) => inside(group) + at * step));
  const heights = new Array<number>(wishes.length).fill(top);
  order.forEach((index, at) => {
    heights[index] = placed[at] ?? top;
  });
  return heights;
}
