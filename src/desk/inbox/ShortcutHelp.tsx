import { Dialog } from '../../kit/Dialog.tsx'
import { shortcutsOff } from '../shortcuts.ts'
import { type TextKey, useText } from '../texts/text.ts'

const groups: readonly (readonly [title: TextKey, keys: readonly (readonly [shown: string, key: TextKey])[]])[] = [
  [
    'shortcut.some',
    [
      ['Alt+J', 'shortcut.next'],
      ['Alt+K', 'shortcut.previous'],
      ['Alt+N', 'shortcut.oldest'],
      ['Alt+T', 'shortcut.take'],
      ['Alt+E', 'shortcut.close'],
      ['Alt+M', 'shortcut.snooze'],
      ['Alt+L', 'shortcut.reply'],
      ['Alt+P', 'shortcut.note'],
      ['Alt+Z', 'shortcut.undo'],
      ['Alt+D', 'shortcut.panel'],
      ['Alt+O', 'shortcut.promise'],
      ['Alt+H', 'compose.help'],
      ['Ctrl/⌘+K', 'shortcut.palette'],
      ['?', 'shortcut.help'],
    ],
  ],
  [
    'shortcut.writing',
    [
      ['/', 'shortcut.script'],
      [':', 'shortcut.emoji'],
      ['{{', 'shortcut.variable'],
      ['@', 'shortcut.mention'],
    ],
  ],
]

/** All keys on one page, and the switch for who needs Alt to write. */
export function ShortcutHelp({ onClose }: { onClose(): void }) {
  const { say } = useText()
  const off = shortcutsOff.use()
  return (
    <Dialog open onClose={onClose} title={say('shortcuts')}>
      {groups.map(([title, keys]) => (
        <section key={title} className="mb-4">
          <h3 className="mb-2 text-sm text-muted">{say(title)}</h3>
          <dl className="grid grid-cols-[7rem_1fr] gap-y-2">
            {keys.map(([shown, key]) => (
              <div key={shown} className="contents">
                <dt>
                  <kbd className="rounded-md border border-line bg-sunken px-2 py-0.5 font-sans text-sm">{shown}</kbd>
                </dt>
                <dd>{say(key)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className="flex items-center gap-2 border-t border-line pt-3">
        <input type="checkbox" checked={off} onChange={({ target }) => shortcutsOff.set(target.checked)} className="size-4 accent-accent" />
        {say('shortcut.off')}
      </label>
    </Dialog>
  )
}
