import { X } from 'lucide-react'
import type { Attachment } from '../../shared/wire/conversation.ts'
import { useText } from '../texts/text.ts'

/** Files that go out with the next message. */
export function Attached({
  files,
  uploading,
  onRemove,
}: {
  files: readonly Attachment[]
  uploading: readonly string[]
  onRemove(file: Attachment): void
}) {
  const { say } = useText()
  return (
    <ul className="flex flex-wrap gap-2 pt-2">
      {files.map((file) => (
        <li key={file.fileId} className="flex items-center gap-1 rounded-lg border border-line py-1 pr-1 pl-2 text-sm">
          {file.type.startsWith('image/') && <img src={file.url} alt="" className="size-8 rounded object-cover" />}
          <span className="max-w-48 truncate">{file.name}</span>
          <button
            type="button"
            aria-label={`${say('remove')}: ${file.name}`}
            onClick={() => onRemove(file)}
            className="inline-flex size-6 items-center justify-center rounded hover:bg-sunken"
          >
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
      {uploading.map((name, at) => (
        <li key={`${name} ${at}`} role="status" className="rounded-lg border border-dashed border-line px-2 py-1.5 text-sm text-muted">
          {say('compose.uploading', { name })}
        </li>
      ))}
    </ul>
  )
}
