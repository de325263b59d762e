import { useRef } from 'react'
import { Button } from '../../kit/Button.tsx'
import { toast } from '../../kit/Toast.tsx'
import { get, send } from '../api.ts'
import { useText } from '../texts/text.ts'

const endings = { csv: 'csv', markdown: 'md' } as const

/** The whole knowledge of a shop out as a file, or a file of it in. */
export function Files({ shop, onImported }: { shop: string; onImported(): void }) {
  const { say } = useText()
  const input = useRef<HTMLInputElement>(null)
  const save = async (format: keyof typeof endings) => {
    const { text } = await get<{ text: string }>(`/shops/${shop}/articles-file?format=${format}`)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text]))
    link.download = `knowledge.${endings[format]}`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const load = async (file: File | undefined) => {
    if (!file) return
    const format = file.name.toLowerCase().endsWith('.csv') ? 'csv' : 'markdown'
    await send<{ created: number }>('POST', `/shops/${shop}/articles-file`, { format, text: await file.text() }).then(
      ({ created }) => toast(say('articles.imported', { n: created })),
      (error: Error) => toast(error.message),
    )
    onImported()
  }
  return (
    <>
      {(['csv', 'markdown'] as const).map((format) => (
        <Button key={format} onClick={() => void save(format).catch((error: Error) => toast(error.message))}>
          {say('articles.export', { format: format === 'csv' ? 'CSV' : 'Markdown' })}
        </Button>
      ))}
      <Button onClick={() => input.current?.click()}>{say('articles.import')}</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.md,.markdown,.txt"
        className="hidden"
        aria-label={say('articles.import')}
        onChange={(event) => {
          void load(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </>
  )
}
