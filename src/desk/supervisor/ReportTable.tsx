import { clsx } from 'clsx'
import { type Figure, figures } from '../../shared/report.ts'
import { useText } from '../texts/text.ts'

/** The whole report as a table, cell for cell what the export writes. A cell opens the conversations behind it. */
export function ReportTable({
  table,
  keys,
  chosen,
  onOpen,
}: {
  table: readonly (readonly string[])[]
  keys: readonly string[]
  chosen: Figure
  onOpen(figure: Figure, key: string | undefined): void
}) {
  const { say } = useText()
  const head = table[0]!
  const lines = table.slice(1)
  return (
    <div className="overflow-x-auto rounded-2xl border border-line bg-surface">
      <table className="w-full text-sm tabular-nums">
        <caption className="sr-only">{say('reports')}</caption>
        <thead>
          <tr className="border-b border-line text-muted">
            {head.map((text, i) => (
              <th
                key={text}
                scope="col"
                className={clsx('px-2 py-2.5 font-medium whitespace-nowrap first:pl-3 last:pr-3', i ? 'text-right' : 'text-left')}
              >
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {lines.map(([name, ...cells], line) => (
            <tr key={keys[line] ?? 'total'} className={clsx(line === keys.length && 'font-semibold')}>
              <th scope="row" className="px-3 py-1.5 text-left font-medium whitespace-nowrap">
                {name}
              </th>
              {cells.map((text, i) => (
                <td
                  key={figures[i]}
                  className={clsx('py-1 text-right last:pr-1 whitespace-nowrap', figures[i] === chosen && 'bg-accent-soft')}
                >
                  {text === '–' ? (
                    <span className="px-2 text-muted">{text}</span>
                  ) : (
                    <button
                      type="button"
                      aria-label={`${name}, ${head[i + 1]}: ${text}`}
                      onClick={() => onOpen(figures[i]!, keys[line])}
                      className="rounded-md px-2 py-1 hover:bg-sunken hover:underline"
                    >
                      {text}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
