import { ChevronRight, Folder as FolderIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ScriptScope, scriptScopes } from '../../shared/sale-stages.ts'
import type { Script } from '../../shared/wire/scripts.ts'
import { useText } from '../texts/text.ts'
import { type Folder, findScripts, treeOf } from './script-tree.ts'

interface Props {
  scripts: readonly Script[]
  /** Narrows it; then everything that is left is open. */
  typed: string
  /** How one script is drawn. */
  line(script: Script): ReactNode
  /** What stands behind a folder's name. */
  beside?(scope: ScriptScope, folder: Folder): ReactNode
}

/** Public, the team's, one's own; in folders. */
export function ScriptTree({ scripts, typed, line, beside }: Props) {
  const { say } = useText()
  const found = typed.trim() ? findScripts(scripts, typed) : scripts
  return (
    <div className="flex flex-col gap-4">
      {scriptScopes.map((scope) => {
        const mine = found.filter((one) => one.scope === scope)
        return (
          mine.length > 0 && (
            <section key={scope} aria-label={say(`scripts.scope.${scope}`)}>
              <h3 className="mb-1 text-xs font-semibold text-muted">
                {say(`scripts.scope.${scope}`)} <span className="font-normal tabular-nums">{mine.length}</span>
              </h3>
              <Level folder={treeOf(mine)} open={typed.trim() !== ''} line={line} beside={beside && ((folder) => beside(scope, folder))} />
            </section>
          )
        )
      })}
    </div>
  )
}

function Level({
  folder,
  open,
  line,
  beside,
}: {
  folder: Folder
  open: boolean
  line: Props['line']
  beside: ((folder: Folder) => ReactNode) | undefined
}) {
  return (
    <ul className="flex flex-col gap-1">
      {folder.folders.map((one) => (
        <li key={one.path} className="relative">
          {/* Another element when it is narrowed, so that what somebody has shut is shut again afterwards. */}
          <details key={open ? 'found' : 'all'} open={open} className="group/folder">
            <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-lg px-1 hover:bg-sunken">
              <ChevronRight size={14} aria-hidden="true" className="shrink-0 text-muted group-open/folder:rotate-90" />
              <FolderIcon size={14} aria-hidden="true" className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1 truncate font-medium">{one.name}</span>
              <span className="text-xs text-muted tabular-nums">{countOf(one)}</span>
            </summary>
            <div className="ml-2.5 border-l border-line pl-2">
              <Level folder={one} open={open} line={line} beside={beside} />
            </div>
          </details>
          {beside && <span className="absolute top-0.5 right-8">{beside(one)}</span>}
        </li>
      ))}
      {folder.scripts.map((script) => (
        <li key={script.id}>{line(script)}</li>
      ))}
    </ul>
  )
}
const countOf = ({ folders, scripts }: Folder): number => scripts.length + folders.reduce((sum, one) => sum + countOf(one), 0)
