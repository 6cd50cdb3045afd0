/** How many go from one group to another. */
export interface Flow {
  from: string;
  to: string;
  count: number;
}

/** A group at one side: a bar as high as it counts. */
export interface FlowNode {
  key: string;
  count: number;
  y: number;
  height: number;
}

export interface FlowRibbon extends Flow {
  /** Tops at both sides. */
  fromY: number;
  toY: number;
  height: number;
}

interface FlowLayout {
  before: FlowNode[];
  after: FlowNode[];
  ribbons: FlowRibbon[];
}

/** Pixels between two groups of a side. */
const GAP = 12;

/**
 * Groups before and after as bars of one scale, from top to bottom in the order given, and a ribbon for each flow. Both
 * sides are centred: who enters or leaves makes one higher than the other.
 */
export function layOutFlows(order: string[], flows: Flow[], height: number): FlowLayout {
  const known = flows.filter(({ count }) => count > 0);
  const countOf = (side: "from" | "to", key: string) =>
    known.reduce((sum, flow) => (flow[side] === key ? sum + flow.count : sum), 0);
  const keysOf = (side: "from" | "to") => order.filter((key) => countOf(side, key) > 0);
  const [from, to] = [keysOf("from"), keysOf("to")];
  const total = known.reduce((sum, { count }) => sum + count, 0);
  const gaps = Math.max(0, Math.max(from.length, to.length) - 1) * GAP;
  const scale = total > 0 ? Math.max(0, height - gaps) / total : 0;
  const place = (side: "from" | "to", keys: string[]): FlowNode[] => {
    let y = (height - total * scale - Math.max(0, keys.length - 1) * GAP) / 2;
    return keys.map((key) => {
      const count = countOf(side, key);
      const node = { key, count, y, height: count * scale };
      y += node.height + GAP;
      return node;
    });
  };
  const [before, after] = [place("from", from), place("to", to)];
  // Ribbons leave and arrive in the order of their other ends, so that they cross as little as they must.
  const tops = (nodes: FlowNode[]) => new Map(nodes.map(({ key, y }) => [key, y]));
  const [leaves, arrives] = [tops(before), tops(after)];
  const byOrder = (a: Flow, b: Flow) =>
    order.indexOf(a.from) - order.indexOf(b.from) || order.indexOf(a.to) - order.indexOf(b.to);
  const ribbons = [...known].sort(byOrder).flatMap((flow): FlowRibbon[] => {
    const [fromY, toY] = [leaves.get(flow.from), arrives.get(flow.to)];
    if (fromY === undefined || toY === undefined) return [];
    const thick = flow.count * scale;
    leaves.set(flow.from, fromY + thick);
    arrives.set(flow.to, toY + thick);
    return [{ ...flow, fromY, toY, height: thick }];
  });
  return { before, after, ribbons };
}
