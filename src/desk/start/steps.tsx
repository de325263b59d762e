import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames } from '../../shared/language.ts'
import type { Setup, SetupStep } from '../../shared/wire/setup.ts'
import { send } from '../api.ts'
import { useText } from '../texts/text.ts'
import { linkLook } from './look.ts'
import { ShopForm } from './ShopForm.tsx'
import { currencyName, likelyShop } from './shop-fields.ts'
import { setupKey } from './use-setup.ts'

interface Body {
  setup: Setup
  done: boolean
  /** It is the next one: its button is the one to press. */
  open: boolean
}

/** What each step says and where it is done. */
export const stepBody: Record<SetupStep, (body: Body) => ReactNode> = {
  shop: (body) => <ShopStep {...body} />,
  hours: (body) => <Going {...body} step="hours" part="hours" />,
  colleague: (body) => <Going {...body} step="colleague" part="team" />,
  widget: (body) => <WidgetStep {...body} />,
  knowledge: (body) => <KnowledgeStep {...body} />,
  message: (body) => <MessageStep {...body} />,
}

const lookOf = ({ open }: Body) => (open ? linkLook.primary : linkLook.quiet)

function Hint({ children }: { children: ReactNode }) {
  return <p className="mt-0.5 text-muted">{children}</p>
}

function Change({ part }: { part: string }) {
  const { say } = useText()
  return (
    <Link to="/settings/$part" params={{ part }} className="text-accent underline underline-offset-4">
      {say('start.change')}
    </Link>
  )
}

function Line({ text }: { text: string }) {
  const { say } = useText()
  return (
    <div className="mt-2 flex items-start gap-2 rounded-lg bg-sunken p-3">
      <code className="min-w-0 flex-1 text-sm break-all">{text}</code>
      <CopyButton text={text} label={say('settings.copy')} done={say('settings.copied')} />
    </div>
  )
}

function ShopStep({ setup: { shop }, done }: Body) {
  const { say, language } = useText()
  const client = useQueryClient()
  if (done)
    return (
      <p className="mt-0.5 flex flex-wrap gap-x-3 text-muted">
        <span>{[shop.name, languageNames[shop.language], currencyName(shop.currency, language), shop.timeZone].join(' · ')}</span>
        <Change part="shops" />
      </p>
    )
  return (
    <>
      <Hint>{say('start.shop.hint')}</Hint>
      <ShopForm
        first={likelyShop(language)}
        submit={say('settings.save')}
        onSubmit={async (given) => {
          await send('PUT', `/shops/${shop.id}/setup`, given)
          toast(say('settings.saved'))
          await Promise.all([['me'], ['shop', shop.id], setupKey].map((queryKey) => client.invalidateQueries({ queryKey })))
        }}
      />
    </>
  )
}

function Going({ step, part, ...body }: Body & { step: 'hours' | 'colleague'; part: string }) {
  const { say } = useText()
  if (body.done)
    return (
      <p className="mt-0.5">
        <Change part={part} />
      </p>
    )
  return (
    <>
      <Hint>{say(`start.${step}.hint`)}</Hint>
      <Link to="/settings/$part" params={{ part }} className={`mt-3 ${lookOf(body)}`}>
        {say(`start.${step}.go`)}
      </Link>
    </>
  )
}

function WidgetStep({ setup: { shop, seenOn }, done }: Body) {
  const { say } = useText()
  if (done) return <Hint>{say('start.widget.seen', { origin: seenOn ?? '' })}</Hint>
  return (
    <>
      <Hint>{say('start.widget.hint')}</Hint>
      <Line text={`<script async src="${location.origin}/widget.js" data-shop="${shop.publicKey}"></script>`} />
      <p className="mt-3 text-sm text-muted">{say('start.widget.link')}</p>
      <Line text={`${location.origin}/chat/${shop.slug}`} />
    </>
  )
}

function KnowledgeStep(body: Body) {
  const { say } = useText()
  if (body.done) return null
  return (
    <>
      <Hint>{say('start.knowledge.hint')}</Hint>
      <Link to="/knowledge/$part" params={{ part: 'articles' }} className={`mt-3 ${lookOf(body)}`}>
        {say('start.knowledge.go')}
      </Link>
      <p className="mt-3 text-sm text-muted">{say('start.knowledge.import')}</p>
      <Line text={`npm run import -- FOLDER --shop ${body.setup.shop.slug}`} />
    </>
  )
}

function MessageStep(body: Body) {
  const { say } = useText()
  const { shop, conversationId } = body.setup
  if (conversationId)
    return (
      <p className="mt-0.5">
        <Link
          to="/inbox/$queue/$conversationId"
          params={{ queue: 'all', conversationId }}
          className="text-accent underline underline-offset-4"
        >
          {say('start.message.answer')}
        </Link>
      </p>
    )
  return (
    <>
      <Hint>{say('start.message.hint')}</Hint>
      <a href={`/chat/${shop.slug}`} target="_blank" rel="noreferrer" className={`mt-3 ${lookOf(body)}`}>
        {say('start.message.go')}
        <ExternalLink size={16} aria-hidden="true" />
      </a>
    </>
  )
}
