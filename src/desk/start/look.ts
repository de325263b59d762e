/** A link that looks like the kit's button. */
const link = 'inline-flex h-9 shrink-0 items-center justify-center gap-1.5 rounded-lg border px-3.5 font-medium whitespace-nowrap'
export const linkLook = {
  primary: `${link} border-transparent bg-accent text-accent-text hover:brightness-110`,
  quiet: `${link} border-line bg-surface hover:bg-sunken`,
} as const
