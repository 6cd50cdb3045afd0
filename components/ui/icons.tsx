/** Small signs that the latin font file lacks, drawn: they take the text's colour. */

interface IconProps {
  size?: number;
}

export const UpTriangle = ({ size = 7 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 8 8" aria-hidden="true" focusable="false">
    <path d="M4 .8 8 7.2H0z" fill="currentColor" />
  </svg>
);

export const DownTriangle = ({ size = 7 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 8 8" aria-hidden="true" focusable="false">
    <path d="M4 7.2 0 .8h8z" fill="currentColor" />
  </svg>
);

export const Chevron = ({ size = 10 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
    <path d="m2 3.5 3 3 3-3" fill="none" stroke="currentColor" strokeWidth="1.5" />
  </svg>
);

export const EqualsSign = ({ size = 14 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <circle cx="7" cy="7" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.1" />
    <path d="M4.2 5.6h5.6M4.2 8.4h5.6" stroke="currentColor" strokeWidth="1.2" />
  </svg>
);

export const Cross = ({ size = 12 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    <path d="m2 2 8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" />
  </svg>
);

export const Phone = ({ size = 18 }: IconProps) => (
  <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" focusable="false">
    <path
      d="M4.2 2.2 6.6 2l1.5 3.6-1.7 1.5c.8 1.8 2.2 3.2 4 4l1.6-1.7 3.5 1.5-.1 2.4c-.1 1.2-1 2-2.2 1.9C7.5 14.8 3.2 10.5 2.3 4.5c-.1-1.2.7-2.2 1.9-2.3Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  </svg>
);
