import { Link } from '@tanstack/react-router'
import { UserRoundPlus } from 'lucide-react'
import { Avatar } from '../../kit/Avatar.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { Timer } from '../../kit/Timer.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Wall } from '../../shared/wire/wall.ts'
import { customerName } from '../parts/customer-name.ts'
import { useText } from '../texts/text.ts'

/** A customer who waits: opened by a press, given to somebody by the menu or by being dragged onto them. */
export function WallRow({
  conversation,
  staff,
  onGive,
  onDrag,
}: {
  conversation: Conversation
  staff: Wall['staff']
  onGive(to: string | null): void
  onDrag(conversation: Conversation | null): void
}) {
  const { say, language } = useText()
  const name = customerName(say, conversation.customerId, conversation.customerName)
  const others = staff.filter(({ id, shopIds }) => id !== conversation.staffId && shopIds.includes(conversation.shopId))
  return (
    <li className="flex items-center gap-3 px-4 py-2.5">
      <Avatar name={name} small />
      <Link
        to="/inbox/$queue/$conversationId"
        params={{ queue: 'all', conversationId: conversation.id }}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', conversation.id)
          onDrag(conversation)
        }}
        onDragEnd={() => onDrag(null)}
        className="min-w-0 flex-1"
      >
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-sm text-muted" lang={conversation.language}>
          {conversation.staffName ? `${conversation.staffName} · ` : ''}
          {conversation.lastMessage?.excerpt}
        </span>
      </Link>
      {conversation.waitingSince && <Timer since={conversation.waitingSince} label={say('wall.waits')} language={language} />}
      <Menu
        trigger={
          <IconButton label={say('wall.give', { name })}>
            <UserRoundPlus size={18} aria-hidden="true" />
          </IconButton>
        }
        items={[
          ...others.map((one) => ({
            label: `${one.name} · ${say(`presence.${one.presence}`)} · ${one.attending}/${one.cap}`,
            onSelect: () => onGive(one.id),
          })),
          ...(conversation.staffId ? [{ label: say('transfer.queue'), onSelect: () => onGive(null) }] : []),
        ]}
      />
    </li>
  )
}
