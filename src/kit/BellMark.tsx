/** The shop bell. */
export function BellMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#0f6b5c" />
      <path
        d="M16 6v3M9.500 20.500v-4.200a6.500 6.500 0 0 1 13 0v4.200l1.700 2.500H7.800z"
        fill="none"
        stroke="#fff"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M13.500 25.500a2.500 2.500 0 0 0 5 0z" fill="#f4b740" />
    </svg>
  )
}
