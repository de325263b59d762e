import { AtSign, Braces, Paperclip, Smile, Zap } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../../kit/IconButton.tsx'
import { useText } from '../texts/text.ts'

/** The signs one can type, for those who would rather press; and files. */
export function ComposerTools({
  replying,
  onSign,
  onFiles,
}: {
  replying: boolean
  onSign(sign: string): void
  onFiles(files: readonly File[]): void
}) {
  const { say } = useText()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className="flex">
      <IconButton label={say('compose.emoji')} onClick={() => onSign(':')}>
        <Smile size={18} aria-hidden="true" />
      </IconButton>
      {replying ? (
        <>
          <IconButton label={say('compose.script')} onClick={() => onSign('/')}>
            <Zap size={18} aria-hidden="true" />
          </IconButton>
          <IconButton label={say('compose.variable')} onClick={() => onSign('{{')}>
            <Braces size={18} aria-hidden="true" />
          </IconButton>
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            accept="image/*,video/*,application/pdf"
            onChange={({ target }) => {
              onFiles([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <IconButton label={say('attach')} onClick={() => picker.current?.click()}>
            <Paperclip size={18} aria-hidden="true" />
          </IconButton>
        </>
      ) : (
        <IconButton label={say('compose.mention')} onClick={() => onSign('@')}>
          <AtSign size={18} aria-hidden="true" />
        </IconButton>
      )}
    </div>
  )
}
