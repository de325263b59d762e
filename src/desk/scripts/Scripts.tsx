import { useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, FolderPen, Image, Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { ScriptScope } from '../../shared/sale-stages.ts'
import type { Script } from '../../shared/wire/scripts.ts'
import { send } from '../api.ts'
import { useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { FolderDialog } from './FolderDialog.tsx'
import { ScriptDialog } from './ScriptDialog.tsx'
import { ScriptFiles } from './ScriptFiles.tsx'
import { ScriptTree } from './ScriptTree.tsx'
import type { Folder } from './script-tree.ts'
import { useScripts } from './use-scripts.ts'

/** Where scripts are written, moved and put in order: everybody their own, who edits the knowledge also the others. */
export function Scripts({ shop }: { shop: string }) {
  const { say } = useText()
  const client = useQueryClient()
  const shared = useMay('knowledge.edit')
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<Script | 'new' | null>(null)
  const [renaming, setRenaming] = useState<{ scope: ScriptScope; path: string } | null>(null)
  const { scripts, loading, error } = useScripts(shop)
  const again = () => void client.invalidateQueries({ queryKey: ['scripts'] })
  const mayEdit = (scope: ScriptScope) => shared || scope === 'own'

  /** Changes places with the one next to it in the same folder. */
  const move = async (script: Script, by: 1 | -1) => {
    const scope = scripts.filter((one) => one.scope === script.scope)
    const beside = scope.filter((one) => one.folder === script.folder)
    const other = beside[beside.indexOf(script) + by]
    if (!other) return
    const ids = scope.map(({ id }) => (id === script.id ? other.id : id === other.id ? script.id : id))
    await send('POST', `/shops/${shop}/scripts/order`, { scope: script.scope, ids }).catch((failure: Error) => toast(failure.message))
    again()
  }
  const line = (script: Script) => (
    <div className="group/line flex items-center gap-1 rounded-lg px-1 hover:bg-sunken focus-within:bg-sunken">
      <button
        type="button"
        disabled={!mayEdit(script.scope)}
        onClick={() => setOpen(script)}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 text-start"
        lang={script.language}
      >
        <span className="min-w-0 truncate">{script.title}</span>
        {script.attachments.length > 0 && <Image size={14} aria-hidden="true" className="shrink-0 text-muted" />}
        {script.stage && <Badge tone="accent">{say(`sale.stage.${script.stage}`)}</Badge>}
        <span className="ms-auto hidden shrink-0 text-xs text-muted tabular-nums sm:inline">{say('scripts.uses', { n: script.uses })}</span>
      </button>
      {mayEdit(script.scope) && !typed && (
        <span className="flex">
          <IconButton label={say('scripts.up', { title: script.title })} className="size-7!" onClick={() => void move(script, -1)}>
            <ArrowUp size={14} aria-hidden="true" />
          </IconButton>
          <IconButton label={say('scripts.down', { title: script.title })} className="size-7!" onClick={() => void move(script, 1)}>
            <ArrowDown size={14} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </div>
  )
  const rename = (scope: ScriptScope, { name, path }: Folder) =>
    mayEdit(scope) && (
      <IconButton
        label={say('scripts.renameFolder', { name })}
        className="size-7!"
        onClick={(event) => {
          event.preventDefault()
          setRenaming({ scope, path })
        }}
      >
        <FolderPen size={14} aria-hidden="true" />
      </IconButton>
    )
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-muted">{say('scripts.hint')}</p>
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label={say('scripts.find')}
          placeholder={say('scripts.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={`${lineLook} min-w-0 flex-1 basis-40`}
        />
        <ScriptFiles shop={shop} scopes={shared ? ['public', 'shop', 'own'] : ['own']} onImported={again} />
        <Button look="primary" onClick={() => setOpen('new')}>
          <Plus size={16} aria-hidden="true" />
          {say('scripts.new')}
        </Button>
      </div>
      {loading && <Skeleton label={say('list.loading')} rows={4} />}
      {error && <EmptyState title={error.message} />}
      {!loading && !error && scripts.length === 0 && <EmptyState title={say('scripts.none')} hint={say('scripts.none.hint')} />}
      <ScriptTree scripts={scripts} typed={typed} line={line} beside={rename} />
      {open && (
        <ScriptDialog
          shop={shop}
          script={open === 'new' ? null : open}
          folders={[...new Set(scripts.map(({ folder }) => folder).filter(Boolean))]}
          scopes={shared ? ['public', 'shop', 'own'] : ['own']}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            again()
          }}
        />
      )}
      {renaming && (
        <FolderDialog
          shop={shop}
          {...renaming}
          onClose={() => setRenaming(null)}
          onChanged={() => {
            setRenaming(null)
            again()
          }}
        />
      )}
    </div>
  )
}
