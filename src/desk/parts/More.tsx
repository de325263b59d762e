import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from '../../kit/Button.tsx'
import { useText } from '../texts/text.ts'

/** The way to a list's next page, while there is one. */
export function More({ found }: { found: UseInfiniteQueryResult }) {
  const { say } = useText()
  if (!found.hasNextPage) return null
  return (
    <div className="p-3 text-center">
      <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
        {say('list.more')}
      </Button>
    </div>
  )
}
