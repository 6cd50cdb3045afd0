import { fitText, nameStyle } from "./text-width";

interface FlagLabelProps {
  x: number;
  y: number;
  name: string;
  /** Pixels before the next flag: a name that does not fit is cut, and told by the note below. */
  room: number;
}

/** A small flag at the top of its date, with its name. */
export function FlagLabel({ x, y, name, room }: FlagLabelProps) {
  return (
    <g>
      <path d={`M${x} ${y + 8}v-12h9l-2.5 3 2.5 3h-9`} fill="var(--ink2)" stroke="none" />
      <path d={`M${x} ${y + 8}v-12`} stroke="var(--ink2)" />
      <text x={x + 13} y={y + 3} fill="var(--ink2)" style={nameStyle}>
        {fitText(name, room - 22)}
        <title>{name}</title>
      </text>
    </g>
  );
}
