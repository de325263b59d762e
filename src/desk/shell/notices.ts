import { stored } from '../stored.ts'

/** Whether this browser shows notices of the system's own while nobody looks at the desk. */
export const noticesOn = stored<boolean>('notices', false)

/** Turns them on or off; says whether they are on now, which the browser may refuse. */
export async function turnNotices(on: boolean): Promise<boolean> {
  const allowed = on && 'Notification' in window && (await Notification.requestPermission()) === 'granted'
  noticesOn.set(allowed)
  return allowed
}

/** One at a time: the next takes the place of the last. Pressed, it brings the desk to the front. Names nobody: it may lie open on a shared screen. */
export function showNotice(text: string): void {
  if (!noticesOn.get() || !('Notification' in window) || Notification.permission !== 'granted') return
  const notice = new Notification(text, { tag: 'shopbell' })
  notice.addEventListener('click', () => {
    window.focus()
    notice.close()
  })
}
