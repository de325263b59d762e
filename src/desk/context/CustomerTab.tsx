import { Link } from '@tanstack/react-router'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { Profile } from '../customers/Profile.tsx'
import { SamePersonBox } from '../customers/SamePersonBox.tsx'
import { useText } from '../texts/text.ts'

export function CustomerTab({ conversation: { customerId } }: { conversation: Conversation }) {
  const { say } = useText()
  return (
    <div className="flex flex-col gap-4">
      <Profile customerId={customerId} />
      <SamePersonBox customerId={customerId} />
      <Link to="/customers/$customerId" params={{ customerId }} className="self-start text-accent underline underline-offset-4">
        {say('customerPage.open')}
      </Link>
    </div>
  )
}
