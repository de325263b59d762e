/** What is coming, in grey; quieter than anything that spins. */
export function Skeleton({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-4 p-4">
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="flex animate-pulse items-center gap-3">
          <div className="size-10 rounded-full bg-line" />
          <div className="flex flex-1 flex-col gap-2">
            <div className="h-3 w-1/3 rounded bg-line" />
            <div className="h-3 w-4/5 rounded bg-line" />
          </div>
        </div>
      ))}
    </div>
  )
}
