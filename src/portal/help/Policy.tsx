import { useQuery } from '@tanstack/react-query'
import type { PolicySection } from '../../shared/wire/portal.ts'
import { get } from '../api.ts'
import { kindIcons } from '../order/look.ts'
import { Loading } from '../parts/Loading.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { dateText } from '../parts/times.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'

interface Told {
  items: PolicySection[]
  version: number
  since: string | null
}

/** The shop's policy for everyone, written from the settings that judge. */
export function Policy() {
  const { say, language } = useText()
  const { slug, timeZone } = useShop()
  useTitle(say('policy.title'))
  const policy = useQuery({
    queryKey: ['policy', slug, language],
    queryFn: () => get<Told>(slug, `/public/${slug}/policy?language=${language}`),
  })
  const { data } = policy
  return (
    <>
      <h1 className="text-[1.75rem] leading-tight font-bold">{say('policy.title')}</h1>
      <p className="mt-1 max-w-2xl text-muted">{say('policy.hint')}</p>
      {data?.since && (
        <p className="mt-1 text-[0.875rem] text-muted">
          {say('policy.version', { version: data.version, at: dateText(data.since, language, timeZone) })}
        </p>
      )}
      <div className="mt-6">
        {policy.error && <Trouble error={policy.error} again={() => void policy.refetch()} />}
        {!data && !policy.error && <Loading />}
        {data?.items.length === 0 && <p>{say('policy.none')}</p>}
        <div className="gap-4 md:columns-2">
          {data?.items.map((section) => (
            <Section key={section.kind} section={section} />
          ))}
        </div>
      </div>
    </>
  )
}

function Section({ section }: { section: PolicySection }) {
  const { say } = useText()
  const Icon = kindIcons[section.kind]
  return (
    <Panel
      title={say(`kind.${section.kind}`)}
      beside={<Icon size={18} className="shrink-0 self-center text-muted" aria-hidden="true" />}
      className="mb-4 break-inside-avoid"
    >
      {section.lines.length === 0 && <p className="text-muted">{say('policy.nothing')}</p>}
      <ul className="flex list-disc flex-col gap-1.5 ps-5 text-[0.9375rem] leading-snug marker:text-muted">
        {section.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  )
}
