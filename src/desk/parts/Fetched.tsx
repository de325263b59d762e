import type { ReactNode } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { useText } from '../texts/text.ts'

interface Props {
  found: { isPending: boolean; isError: boolean; error: Error | null; refetch(): unknown }
  rows?: number
  /** Once it is there: what is said when there is nothing, or the page itself. */
  children?: ReactNode
}

/** Until it is there: what is coming in grey, or why it did not come and the way to ask again. */
export function Fetched({ found, rows = 6, children }: Props) {
  const { say } = useText()
  if (found.isPending) return <Skeleton label={say('list.loading')} rows={rows} />
  if (!found.isError) return children
  return (
    <EmptyState title={say('list.failed')} hint={found.error?.message}>
      <Button onClick={() => void found.refetch()}>{say('retry')}</Button>
    </EmptyState>
  )
}
