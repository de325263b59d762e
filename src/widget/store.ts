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
