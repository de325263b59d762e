import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { Section } from '../parts/Section.tsx'
import { useText } from '../texts/text.ts'

/** Pictures to look at, videos to play, anything else by its name. */
export function Files({ files }: { files: Aftersale['evidence'] }) {
  return (
    <ul className="flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.fileId}>
          {file.type.startsWith('video/') ? (
            // Customers' videos have no captions to offer.
            <video
              src={file.url}
              controls
              preload="metadata"
              aria-label={file.name}
              className="h-40 max-w-full rounded-lg bg-sunken"
              muted
            />
          ) : (
            <a href={file.url} target="_blank" rel="noreferrer" className="block">
              {file.type.startsWith('image/') ? (
                <img src={file.url} alt={file.name} className="size-24 rounded-lg bg-sunken object-cover" />
              ) : (
                file.name
              )}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

export function Goods({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  if (!one.items.length) return null
  return (
    <Section title={say('case.goods')}>
      <ul className="flex flex-col gap-2 text-sm">
        {one.items.map((item) => (
          <li key={`${item.lineId} ${item.newSkuExternalId}`} className="flex gap-3">
            <span className="min-w-0 flex-1">
              {item.title}
              <span className="block text-xs text-muted">
                {[Object.values(item.options).join(' · '), item.skuExternalId].filter(Boolean).join(' · ')} × {item.quantity}
                {item.newSkuExternalId && ` → ${item.newSkuExternalId}`}
              </span>
            </span>
            <span className="tabular-nums" title={say('case.paid')}>
              {moneyText(item.paid, language)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What was found on the goods when they came back: whether they can be sold again, or what a repair takes. */
export function Found({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  return (
    <>
      {one.inspection && one.kind !== 'repair' && (
        <Section title={say('inspection.title')}>
          <p className="mb-2 text-sm">{say(one.inspection.restock ? 'inspection.restock' : 'inspection.scrap')}</p>
          <Files files={one.inspection.evidence} />
        </Section>
      )}
      {one.parts.length > 0 && (
        <Section title={say('parts.title')}>
          <ul className="flex flex-col gap-1.5 text-sm">
            {one.parts.map((part) => (
              <li key={part.title} className="flex gap-3">
                <span className="min-w-0 flex-1 break-words">{part.title}</span>
                <span className="text-muted">{say(part.covered ? 'parts.covered' : 'parts.paid')}</span>
                <span className="tabular-nums">{moneyText(part.amount, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
