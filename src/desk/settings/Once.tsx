import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useText } from '../texts/text.ts'

/** A secret that is shown this once; closed only on purpose. */
export function Once({ title, hint, text, onClose }: { title: string; hint?: string; text: string | null; onClose(): void }) {
  const { say } = useText()
  return (
    <Dialog open={text !== null} onClose={() => {}} title={title} description={hint ?? say('settings.shownOnce')}>
      <div className="flex items-start gap-2 rounded-lg bg-sunken p-3">
        <code className="min-w-0 flex-1 text-sm break-all whitespace-pre-wrap">{text}</code>
        <CopyButton text={text ?? ''} label={say('settings.copy')} done={say('settings.copied')} />
      </div>
      <div className="mt-4 flex justify-end">
        <Button look="primary" onClick={onClose}>
          {say('settings.done')}
        </Button>
      </div>
    </Dialog>
  )
}
