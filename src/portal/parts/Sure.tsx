import { type ReactNode, useEffect, useId, useRef } from 'react'

/** Asks once more before something that can't be taken back. The browser's own dialog: it keeps the focus inside, and needs no style of its own. */
export function Sure({
  open,
  onClose,
  title,
  description,
  children,
}: {
  open: boolean
  onClose(): void
  title: string
  description: string
  children: ReactNode
}) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      onClose={onClose}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-2xl border border-line bg-raised p-5 text-text shadow-2xl backdrop:bg-black/40"
    >
      <h2 id={`${id}-title`} className="text-[1.125rem] font-bold">
        {title}
      </h2>
      <p id={`${id}-description`} className="mt-1 mb-5 text-muted">
        {description}
      </p>
      {children}
    </dialog>
  )
}
