import type { Attachment } from '../../shared/wire/conversation.ts'

/** A photo, or the first picture of a video with its own controls. */
export function Shot({ file, className }: { file: Attachment; className: string }) {
  return file.type.startsWith('video/') ? (
    <video src={file.url} aria-label={file.name} controls muted preload="metadata" className={`${className} bg-sunken object-cover`} />
  ) : (
    <img src={file.url} alt={file.name} className={`${className} bg-sunken object-cover`} />
  )
}
