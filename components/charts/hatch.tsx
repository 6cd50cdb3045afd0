interface HatchProps {
  id: string;
  color: string;
  background?: string;
}

/** Hatching always means “not finished, or to be won”. */
export function Hatch({ id, color, background = "none" }: HatchProps) {
  return (
    <defs>
      <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill={background} />
        <rect width="1.4" height="5" fill={color} />
      </pattern>
    </defs>
  );
}
