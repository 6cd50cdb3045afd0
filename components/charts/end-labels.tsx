import { spreadLabels } from "./spread-labels";
import { figureWidth, fitText, LEADER, nameStyle } from "./text-width";

interface EndLabelsProps {
  labels: { key: string; name: string; value: string; color: string; y: number }[];
  /** Where lines end, and the room beside. */
  x: number;
  room: number;
  top: number;
  bottom: number;
}

const LINE = 15;

/** Names and values of several series in a column beside their ends, tied to them by a line in their colour. */
export function EndLabels({ labels, x, room, top, bottom }: EndLabelsProps) {
  const heights = spreadLabels(
    labels.map(({ y }) => y),
    { top: top + 6, bottom: bottom - 4, apart: LINE },
  );
  return (
    <g>
      {labels.map(({ key, name, value, color, y }, index) => {
        const at = heights[index] ?? y;
        const named = fitText(name, room - LEADER - 11 - figureWidth(value));
        return (
          <g key={key}>
            <path d={`M${x + 2} ${y}L${x + LEADER - 3} ${at}`} stroke={color} strokeWidth={1.5} fill="none" />
            <rect x={x + LEADER - 3} y={at - 4} width={3} height={8} fill={color} />
            <text x={x + LEADER + 4} y={at + 4} fill="var(--ink2)">
              <tspan style={nameStyle}>{named}</tspan>
              <tspan dx={named ? 5 : 0} fill="var(--ink)" fontWeight={600}>
                {value}
              </tspan>
              <title>{`${name} ${value}`}</title>
            </text>
          </g>
        );
      })}
    </g>
  );
}
