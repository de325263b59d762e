import { Camera, X } from 'lucide-react'
import { type ChangeEvent, useState } from 'react'
import type { Attachment } from '../../shared/wire/conversation.ts'
import { uploadFile } from '../api.ts'
import { useText } from '../texts/text.ts'

const MOST = 9

interface Props {
  label: string
  files: readonly Attachment[]
  onChange(files: readonly Attachment[]): void
}

/** Pictures and videos, sent as they are chosen. */
export function Pictures({ label, files, onChange }: Props) {
  const { say } = useText()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const add = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])].slice(0, MOST - files.length)
    target.value = ''
    setBusy(true)
    setError(null)
    try {
      const stored = await Promise.all(chosen.map((file) => uploadFile<Attachment>(file)))
      onChange([...files, ...stored])
    } catch (failure) {
      setError((failure as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {files.map((file) => (
          <Thumb key={file.fileId} file={file} onRemove={() => onChange(files.filter((one) => one.fileId !== file.fileId))} />
        ))}
        {files.length < MOST && (
          <label className="flex size-16 cursor-pointer flex-col items-center justify-center rounded-lg border border-dashed border-muted text-xs text-muted hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent">
            <Camera size={18} aria-hidden="true" />
            <span aria-live="polite">{say(busy ? 'pictures.busy' : 'pictures.add')}</span>
            <input
              type="file"
              accept="image/*,video/*"
              multiple
              disabled={busy}
              onChange={(event) => void add(event)}
              className="sr-only"
            />
          </label>
        )}
      </div>
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function Thumb({ file, onRemove }: { file: Attachment; onRemove(): void }) {
  const { say } = useText()
  return (
    <span className="relative">
      {file.type.startsWith('image/') ? (
        <img src={file.url} alt={file.name} className="size-16 rounded-lg bg-sunken object-cover" />
      ) : (
        <span className="grid size-16 place-items-center overflow-hidden rounded-lg bg-sunken p-1 text-xs break-all">{file.name}</span>
      )}
      <button
        type="button"
        aria-label={say('pictures.remove', { name: file.name })}
        onClick={onRemove}
        className="absolute -end-1.5 -top-1.5 grid size-6 place-items-center rounded-full border border-line bg-raised"
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}
