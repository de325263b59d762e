import { FileDown } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Language } from '../../shared/language.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { useText } from '../texts/text.ts'

/** Everything that bears on a complaint as one file; what the server says where it cannot be made. */
async function save({ id, number }: Complaint, name: 'json' | 'pdf', language: Language): Promise<void> {
  const answer = await fetch(`/api/v1/complaints/${id}/${name === 'pdf' ? 'pack.pdf' : 'pack'}`, {
    headers: { 'accept-language': language },
  })
  if (!answer.ok) {
    const { error } = (await answer.json()) as { error: { message: string; instead?: string } }
    return toast([error.message, error.instead].filter(Boolean).join(' '))
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = `${number}.${name}`
  link.click()
  URL.revokeObjectURL(link.href)
}

export function EvidencePack({ one }: { one: Complaint }) {
  const { say, language } = useText()
  return (
    <Menu
      trigger={
        <Button>
          <FileDown size={16} aria-hidden="true" />
          <span className="hidden sm:inline">{say('complaint.pack')}</span>
          <span className="sr-only sm:hidden">{say('complaint.pack')}</span>
        </Button>
      }
      items={[
        { label: say('complaint.pack.pdf'), onSelect: () => void save(one, 'pdf', language) },
        { label: say('complaint.pack.json'), onSelect: () => void save(one, 'json', language) },
      ]}
    />
  )
}
