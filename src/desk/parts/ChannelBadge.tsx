import { clsx } from 'clsx'
import { MessageCircle, Plug } from 'lucide-react'
import { memo } from 'react'

/** Made once, since every row of the list has one. */
const chat = <MessageCircle size={10} strokeWidth={2.5} aria-hidden="true" />
const own = <Plug size={10} strokeWidth={2.5} aria-hidden="true" />

/** At the corner of an avatar: where its customer writes; the chat window, or a channel of the shop's own. */
export const ChannelBadge = memo(function ChannelBadge({
  channel,
  name,
  className,
}: {
  channel: string
  name: string
  className?: string
}) {
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={clsx(
        'inline-flex size-4 items-center justify-center rounded-full border border-line bg-surface',
        channel === 'widget' ? 'text-muted' : 'text-accent',
        className,
      )}
    >
      {channel === 'widget' ? chat : own}
    </span>
  )
})
