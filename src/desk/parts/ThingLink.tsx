import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SubjectKind } from '../../shared/wire/clocks.ts'

interface Thing {
  subjectKind: SubjectKind
  subjectId: string
  conversationId: string | null
}

/** The way to what has a clock: a complaint, ticket, case, promise or conversation. */
export function ThingLink({
  thing: { subjectKind, subjectId, conversationId },
  className,
  onClick,
  children,
}: {
  thing: Thing
  className?: string
  onClick?: () => void
  children: ReactNode
}) {
  const given = { className, onClick }
  if (subjectKind === 'complaint')
    return (
      <Link to="/complaints/$stage/$complaintId" params={{ stage: 'todo', complaintId: subjectId }} {...given}>
        {children}
      </Link>
    )
  if (subjectKind === 'ticket')
    return (
      <Link to="/tickets/$stage/$ticketId" params={{ stage: 'open', ticketId: subjectId }} {...given}>
        {children}
      </Link>
    )
  if (subjectKind === 'aftersale')
    return (
      <Link to="/aftersales/$stage/$aftersaleId" params={{ stage: 'review', aftersaleId: subjectId }} {...given}>
        {children}
      </Link>
    )
  const talk = conversationId ?? (subjectKind === 'conversation' ? subjectId : null)
  return talk ? (
    <Link to="/inbox/$queue/$conversationId" params={{ queue: 'all', conversationId: talk }} {...given}>
      {children}
    </Link>
  ) : (
    <Link to="/promises/$list" params={{ list: 'mine' }} {...given}>
      {children}
    </Link>
  )
}
