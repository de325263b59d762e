import { Package } from 'lucide-react'
import type { ReactNode } from 'react'

export const optionsText = (options: Readonly<Record<string, string>>): string => Object.values(options).join(' · ')

/** Only pictures of our own house and of the web; anything else is drawn as a parcel. */
const safe = (path: string | null): string | null => {
  if (!path || !URL.canParse(path, location.href)) return null
  const url = new URL(path, location.href)
  return url.origin === location.origin ? url.href : null
}

export function Picture({ path, size = 64 }: { path: string | null; size?: number }) {
  const src = safe(path)
  return src ? (
    <img src={src} alt="" width={size} height={size} loading="lazy" className="shrink-0 rounded-xl bg-sunken object-cover" />
  ) : (
    <span
      aria-hidden="true"
      className="grid shrink-0 place-items-center rounded-xl bg-sunken text-muted"
      style={{ width: size, height: size }}
    >
      <Package size={size / 2.4} />
    </span>
  )
}

/** One line of goods: picture, title, options; what stands on the right is the page's. */
export function Goods({
  picture,
  title,
  options,
  beside,
  children,
}: {
  picture: string | null
  title: string
  options: Readonly<Record<string, string>>
  beside?: ReactNode
  children?: ReactNode
}) {
  const chosen = optionsText(options)
  return (
    <div className="flex gap-3">
      <Picture path={picture} />
      <div className="min-w-0 flex-1">
        <p className="leading-snug font-semibold break-words">{title}</p>
        {chosen && <p className="text-[0.875rem] text-muted">{chosen}</p>}
        {children}
      </div>
      {beside && <div className="shrink-0 text-end leading-snug tabular-nums">{beside}</div>}
    </div>
  )
}
