import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../kit/IconButton.tsx'
import { Tabs } from '../../kit/Tabs.tsx'
import type { ConversationState } from '../../shared/conversation-state.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { CustomerTab } from './CustomerTab.tsx'
import { KnowledgeTab } from './KnowledgeTab.tsx'
import { OrdersTab } from './OrdersTab.tsx'
import { ProductsTab } from './ProductsTab.tsx'

/** In the order staff reach for it. */
const tabs = { orders: OrdersTab, products: ProductsTab, customer: CustomerTab, knowledge: KnowledgeTab }
type Name = keyof typeof tabs
const names = Object.keys(tabs) as Name[]
/** Stays chosen from one conversation to the next. */
let last: Name = 'orders'

/** What belongs to the conversation. */
export function ContextPanel({ conversationId, onBack }: { conversationId: string; onBack(): void }) {
  const { say } = useText()
  const [chosen, setChosen] = useState(last)
  const { data } = useQuery({
    queryKey: ['thread', conversationId],
    queryFn: () => get<ConversationState>(`/conversations/${conversationId}`),
  })
  if (!data) return null
  const Tab = tabs[chosen]
  return (
    <Tabs
      label={say('panel')}
      names={names.map((name) => ({ name, label: say(`tab.${name}`) }))}
      chosen={chosen}
      onChoose={(name) => {
        last = name
        setChosen(name)
      }}
      before={
        <span className="xl:hidden">
          <IconButton label={say('back')} onClick={onBack}>
            <ArrowLeft size={18} aria-hidden="true" />
          </IconButton>
        </span>
      }
    >
      <Tab conversation={data.conversation} />
    </Tabs>
  )
}
