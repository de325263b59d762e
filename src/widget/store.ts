/** What the widget keeps in the browser; in memory where storage is forbidden. */
export interface Keep {
  get(name: string): string | null
  set(name: string, value: string | null): void
}

export function keepIn(prefix: string, storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => localStorage): Keep {
  const memory = new Map<string, string>()
  const key = (name: string) => (name ? `${prefix} ${name}` : prefix)
  return {
    get(name) {
      try {
        return storage().getItem(key(name))
      } catch {
        return memory.get(name) ?? null
      }
    },
    set(name, value) {
      try {
        if (value === null) storage().removeItem(key(name))
        else storage().setItem(key(name), value)
      } catch {
        if (value === null) memory.delete(name)
        else memory.set(name, value)
      }
    },
  }
}

/** What belongs to one customer of one shop; to its anonymous visitor without a signature. */
export function keepFor(shop: string, customer: string | null): Keep {
  const subject = subjectOf(customer)
  return keepIn(`shopbell ${shop}${subject && ` ${subject}`}`)
}

/** The subject a signature speaks of, to keep what belongs to different customers of one browser apart. Not trusted for anything else. */
function subjectOf(jwt: string | null): string {
  try {
    return jwt ? String((JSON.parse(atob(jwt.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))) as { sub: string }).sub) : ''
  } catch {
    return ''
  }
}
