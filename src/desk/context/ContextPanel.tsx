import { useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { ArrowLeft } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { IconButton } from '../../kit/IconButton.tsx'
import type { ConversationState } from '../../shared/conversation-state.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { CustomerTab } from './CustomerTab.tsx'
import { KnowledgeTab } from './KnowledgeTab.tsx'
import { OrdersTab } from './OrdersTab.tsx'
import { ProductsTab } from './ProductsTab.tsx'

const tabs = ['orders', 'products', 'customer', 'knowledge'] as const

/** What belongs to the conversation, in the order staff reach for it: orders, products, customer, knowledge. */
export function ContextPanel({ conversationId, onBack }: { conversationId: string; onBack(): void }) {
  const { say } = useText()
  const { data } = useQuery({
    queryKey: ['thread', conversationId],
    queryFn: () => get<ConversationState>(`/conversations/${conversationId}`),
  })
  if (!data) return null
  const { conversation } = data
  return (
    <Tabs.Root defaultValue="orders" className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center border-b border-line px-2">
        <span className="xl:hidden">
          <IconButton label={say('back')} onClick={onBack}>
            <ArrowLeft size={18} aria-hidden="true" />
          </IconButton>
        </span>
        <Tabs.List className="flex flex-1">
          {tabs.map((tab) => (
            <Tabs.Trigger
              key={tab}
              value={tab}
              className={clsx(
                'h-14 flex-1 border-b-2 border-transparent px-1 text-sm whitespace-nowrap text-muted',
                'data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-text',
              )}
            >
              {say(`tab.${tab}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </div>
      <Tabs.Content value="orders" className="min-h-0 flex-1 overflow-y-auto p-3">
        <OrdersTab conversation={conversation} />
      </Tabs.Content>
      <Tabs.Content value="products" className="min-h-0 flex-1 overflow-y-auto p-3">
        <ProductsTab conversation={conversation} />
      </Tabs.Content>
      <Tabs.Content value="customer" className="min-h-0 flex-1 overflow-y-auto p-3">
        <CustomerTab conversation={conversation} />
      </Tabs.Content>
      <Tabs.Content value="knowledge" className="min-h-0 flex-1 overflow-y-auto p-3">
        <KnowledgeTab conversation={conversation} />
      </Tabs.Content>
    </Tabs.Root>
  )
}
