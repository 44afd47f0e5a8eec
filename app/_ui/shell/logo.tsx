/** Mark and hand-drawn wordmark; letters take the text colour, blocks and lamp the theme's. */
export function Logo() {
  return (
    <svg viewBox="0 0 212 48" width="141" height="32" aria-hidden="true" focusable="false">
      <g className="block">
        <path d="M9 3h13v12l-7 7H3V9a6 6 0 0 1 6-6z" />
        <path d="M26 3h13a6 6 0 0 1 6 6v13H33l-7-7z" />
        <path d="M33 26h12v13a6 6 0 0 1-6 6H26V33z" />
        <path d="M3 26h12l7 7v5.5H11.5L4.7 44.4A1 1 0 0 1 3 43.6z" />
      </g>
      <circle className="lamp" cx="24" cy="24" r="5.2" />
      <g
        transform="translate(56 4)"
        fill="none"
        stroke="currentColor"
        strokeWidth="4.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M8 11.5H32M10 20H30M20.5 5V27.5C20.5 32 17.6 34.5 13.6 34.5C10.2 34.5 8.2 33 8.2 30.6C8.2 28 10.8 26.6 14 26.6C20.5 26.6 26 29 31.5 33.5" />
        <path d="M44 11.5H68M53.5 5.5L48.2 24.5C51.8 20.6 56 18.8 60 18.8C64.6 18.8 67.6 21.4 67.6 25.5C67.6 31 62.5 34.5 52 34.8" />
        <path d="M79.5 13.5H94.5C97.6 13.5 99 15 98.7 18.5C98.3 24 97.2 29.5 95.6 32.5C94.2 35 91.8 35.2 88.5 33.8M88.8 5.5C87.8 16 85.2 26.5 80 34.5M101.5 9.5C104 12.5 106 16.5 107 21" />
        <path d="M121 6.5C121.8 11 123.6 15.5 126.4 19M139 13.5C128 17 117.8 21.5 117.8 28.3C117.8 33 122 34.8 129 34.8C132.5 34.8 136 34.5 139.5 33.8M139.5 4L142.5 8M145.5 2.5L148.5 6.5" />
      </g>
    </svg>
  );
}
