import { clsx } from 'clsx'
import { useId } from 'react'
import { type Figure, figures } from '../../shared/report.ts'
import type { Report } from '../../shared/wire/reports.ts'
import { useText } from '../texts/text.ts'
import { figureText } from './figure-text.ts'
import { changeOf } from './report-look.ts'

/** Every figure with how it changed; a press shows it in the chart and opens what is behind it. */
export function ReportFigures({ report, chosen, onChoose }: { report: Report; chosen: Figure; onChoose(figure: Figure): void }) {
  const { say } = useText()
  const comparable = figures.some((figure) => changeOf(figure, report.total[figure], report.before[figure]))
  return (
    <>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4 xl:grid-cols-7">
        {figures.map((figure) => (
          <Tile key={figure} figure={figure} report={report} chosen={figure === chosen} onChoose={onChoose} />
        ))}
      </ul>
      {!comparable && <p className="-mt-2 text-sm text-muted">{say('report.noChange')}</p>}
    </>
  )
}

function Tile({ figure, report, chosen, onChoose }: { figure: Figure; report: Report; chosen: boolean; onChoose(figure: Figure): void }) {
  const { say } = useText()
  const id = useId()
  const change = changeOf(figure, report.total[figure], report.before[figure])
  return (
    <li className="group relative focus-within:z-10 hover:z-10">
      <button
        type="button"
        aria-pressed={chosen}
        aria-describedby={id}
        onClick={() => onChoose(figure)}
        className={clsx(
          'flex h-full w-full flex-col rounded-2xl border p-3 text-left',
          chosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
        )}
      >
        <span className="flex-1 text-sm text-muted">{say(`report.${figure}`)}</span>
        <span className="mt-1 text-xl font-semibold tabular-nums">{figureText(figure, report.total[figure])}</span>
        {change && (
          <span
            className={clsx('text-sm tabular-nums', change.good ? 'text-success' : change.good === false ? 'text-danger' : 'text-muted')}
          >
            {change.text}
          </span>
        )}
      </button>
      <p
        id={id}
        role="tooltip"
        className="pointer-events-none invisible absolute inset-x-0 top-full mt-1 min-w-56 rounded-lg border border-line bg-raised p-2.5 text-sm shadow-xl group-focus-within:visible group-hover:visible"
      >
        {say(`report.${figure}.formula`)} {say('report.before', { value: figureText(figure, report.before[figure]) })}
      </p>
    </li>
  )
}
