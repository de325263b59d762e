import { clsx } from 'clsx'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'

export interface MenuItem {
  label: string
  icon?: ReactNode
  onSelect(): void
  selected?: boolean
  danger?: boolean
}

export function Menu({
  trigger,
  items,
  align = 'end',
  side,
}: {
  trigger: ReactNode
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  side?: 'top' | 'right' | 'bottom'
}) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={6}
          className="appear z-50 max-h-80 min-w-44 overflow-y-auto rounded-xl border border-line bg-raised p-1 text-text shadow-xl"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              onSelect={item.onSelect}
              className={clsx(
                'flex h-9 cursor-pointer items-center gap-2 rounded-lg px-2.5 outline-none data-[highlighted]:bg-sunken',
                item.danger && 'text-danger',
                item.selected && 'font-semibold',
              )}
            >
              {item.icon}
              <span className="flex-1">{item.label}</span>
              {item.selected && <span aria-hidden="true">✓</span>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
