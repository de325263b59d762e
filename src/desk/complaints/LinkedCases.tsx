import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { caseTones } from '../aftersales/case-look.ts'
import { get } from '../api.ts'
import { useMay } from '../desk-context.ts'
import { Section } from '../parts/Section.tsx'
import { useText } from '../texts/text.ts'

/** The complaint before this one, and what was asked of the order for it: only the case itself says whether money has moved. */
export function LinkedCases({ one, stage }: { one: Complaint; stage: string }) {
  const { say } = useText()
  if (!one.aftersaleIds.length && !one.repeats) return null
  return (
    <Section title={say('complaint.linked')}>
      <ul className="flex flex-col items-start gap-1.5 text-sm">
        {one.repeats && (
          <li>
            <Link to="/complaints/$stage/$complaintId" params={{ stage, complaintId: one.repeats }} className="text-accent underline">
              {say('complaint.earlier')}
            </Link>
          </li>
        )}
        {one.aftersaleIds.map((id) => (
          <LinkedCase key={id} id={id} />
        ))}
      </ul>
    </Section>
  )
}

function LinkedCase({ id }: { id: string }) {
  const { say, language } = useText()
  const may = useMay('aftersales.read')
  const { data } = useQuery({ queryKey: ['aftersale', id], queryFn: () => get<Aftersale>(`/aftersales/${id}`), enabled: may })
  return (
    <li className="flex flex-wrap items-center gap-2">
      <Link to="/aftersales/$stage/$aftersaleId" params={{ stage: 'review', aftersaleId: id }} className="text-accent underline">
        {say('complaint.compensation')}
      </Link>
      {data && (
        <>
          <span className="tabular-nums">{moneyText(data.amount, language)}</span>
          <Badge tone={caseTones[data.status]}>{say(`case.${data.status}`)}</Badge>
        </>
      )}
    </li>
  )
}
