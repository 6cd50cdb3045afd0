interface EndLabelProps {
  x: number;
  y: number;
  anchor: "start" | "end";
  strong?: string;
  plain?: string;
  lines: string[];
}

/** A line's name and value, at its end. */
export function EndLabel({ x, y, anchor, strong, plain, lines }: EndLabelProps) {
  return (
    <text x={x} y={y} textAnchor={anchor}>
      <tspan x={x} fill={strong ? "var(--accent)" : "var(--ink2)"} fontWeight={strong ? 600 : 500}>
        {strong ?? plain}
      </tspan>
      {lines.map((line) => (
        <tspan key={line} x={x} dy={16} fill="var(--ink3)">
          {line}
        </tspan>
      ))}
    </text>
  );
}
