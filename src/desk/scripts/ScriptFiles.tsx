import { useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { ScriptScope } from '../../shared/sale-stages.ts'
import { get, send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'

/** The scripts of one scope out as a file, or a file of them in. */
export function ScriptFiles({ shop, scopes, onImported }: { shop: string; scopes: readonly ScriptScope[]; onImported(): void }) {
  const { say } = useText()
  const input = useRef<HTMLInputElement>(null)
  const [scope, setScope] = useState<ScriptScope>(scopes.includes('shop') ? 'shop' : 'own')
  const save = async () => {
    const { text } = await get<{ text: string }>(`/shops/${shop}/scripts-file?scope=${scope}`)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
    link.download = `scripts-${scope}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  const load = async (file: File | undefined) => {
    if (!file) return
    await send<{ created: number }>('POST', `/shops/${shop}/scripts-file`, { scope, text: await file.text() }).then(
      ({ created }) => toast(say('scripts.imported', { n: created })),
      (error: Error) => toast(error.message),
    )
    onImported()
  }
  return (
    <>
      {scopes.length > 1 && (
        <Choice
          hidden
          label={say('scripts.scope')}
          value={scope}
          options={scopes.map((value) => ({ value, label: say(`scripts.scope.${value}`) }))}
          onChoose={(value) => setScope(value as ScriptScope)}
        />
      )}
      <Button onClick={() => void save().catch((error: Error) => toast(error.message))}>{say('scripts.export')}</Button>
      <Button onClick={() => input.current?.click()}>{say('scripts.import')}</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt"
        className="hidden"
        aria-label={say('scripts.import')}
        onChange={(event) => {
          void load(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}
