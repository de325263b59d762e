import { useQuery } from '@tanstack/react-query'
import type { Kept as Counted } from '../../shared/wire/commitments.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

const DAYS = 30
const columns = ['made', 'open', 'overdue', 'kept', 'renewed', 'broken'] as const

/** How each colleague's promises of the last thirty days were kept. */
export function Kept() {
  const { say } = useText()
  const { shop } = useDesk()
  const { data } = useQuery({
    queryKey: ['commitments', 'kept', shop],
    queryFn: () => {
      const from = new Date(Date.now() - DAYS * 86_400_000).toISOString()
      return get<{ items: Counted[] }>(`/commitments/kept?from=${from}${shop ? `&shop=${shop}` : ''}`)
    },
  })
  if (!data?.items.length) return null
  return (
    <details className="border-b border-line px-4 py-2">
      <summary className="cursor-pointer text-sm text-accent">{say('promises.byPerson')}</summary>
      <div className="overflow-x-auto py-2">
        <table className="w-full max-w-3xl text-sm tabular-nums">
          <thead>
            <tr className="text-muted">
              <th scope="col" className="py-1 pr-3 text-start font-normal">
                {say('promises.person')}
              </th>
              {columns.map((column) => (
                <th key={column} scope="col" className="px-2 py-1 text-end font-normal" title={say(`promises.${column}.formula`)}>
                  {say(`promises.count.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.items.map((one) => (
              <tr key={one.staffId} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-3 text-start font-medium">
                  {one.name}
                </th>
                {columns.map((column) => (
                  <td
                    key={column}
                    className={one[column] && (column === 'broken' || column === 'overdue') ? 'px-2 text-end text-danger' : 'px-2 text-end'}
                  >
                    {one[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
