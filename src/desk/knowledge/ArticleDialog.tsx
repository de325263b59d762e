import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageNames } from '../../shared/language.ts'
import type { Article, ArticleInput } from '../../shared/wire/knowledge.ts'
import { send } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { ProductsField } from './ProductsField.tsx'
import { Versions } from './Versions.tsx'

const kinds = ['faq', 'article', 'policy', 'guide', 'glossary'] as const
const area = `${inputLook} py-2 font-normal`

/** One article to write or to change; what it said before is below. */
export function ArticleDialog({
  shop,
  article,
  onClose,
  onChanged,
}: {
  shop: string
  article: Article | null
  onClose(): void
  onChanged(): void
}) {
  const { say, language } = useText()
  const { busy, error, attempt } = useAttempt()
  const [input, setInput] = useState<ArticleInput>(
    () => article ?? { kind: 'faq', language, topic: null, title: '', body: '', phrasings: [], published: true, reviewAt: null },
  )
  const [asked, setAsked] = useState(input.phrasings.join('\n'))
  const set = (part: Partial<ArticleInput>) => setInput((before) => ({ ...before, ...part }))
  const work = async (job: () => Promise<unknown>, told: string) => {
    if (!(await attempt(job))) return
    toast(told)
    onChanged()
  }
  const save = () => {
    const { kind, language: written, topic, title, body, published, reviewAt, products } = input
    const phrasings = asked
      .split('\n')
      .map((text) => text.trim())
      .filter(Boolean)
    const whole = {
      kind,
      language: written,
      topic,
      title,
      body,
      phrasings,
      published,
      products: products ?? [],
      reviewAt: reviewAt || null,
    }
    return article ? send('PUT', `/knowledge/${article.id}`, whole) : send('POST', `/knowledge?shop=${shop}`, whole)
  }
  return (
    <Dialog open title={article?.title ?? say('articles.new')} onClose={onClose}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void work(save, say('articles.saved'))
        }}
      >
        <div className="flex flex-wrap gap-3">
          <Choice
            label={say('articles.kind')}
            value={input.kind}
            options={kinds.map((kind) => ({ value: kind, label: say(`articles.kind.${kind}`) }))}
            onChoose={(kind) => set({ kind: kinds.find((one) => one === kind) ?? 'faq' })}
          />
          <Choice
            label={say('articles.language')}
            value={input.language}
            options={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
            onChoose={(chosen) => set({ language: chosen === 'en' ? 'en' : 'zh-CN' })}
          />
          <Field
            label={say('articles.reviewAt')}
            type="date"
            value={input.reviewAt ?? ''}
            onChange={(event) => set({ reviewAt: event.target.value || null })}
          />
        </div>
        <Field
          label={say('articles.title')}
          required
          maxLength={300}
          value={input.title}
          onChange={(event) => set({ title: event.target.value })}
        />
        <label className="flex flex-col gap-1.5 font-medium">
          {say('articles.body')}
          <textarea
            required
            rows={6}
            maxLength={50_000}
            value={input.body}
            onChange={(event) => set({ body: event.target.value })}
            className={area}
          />
        </label>
        <label className="flex flex-col gap-1.5 font-medium">
          {say('articles.phrasings')}
          <textarea rows={4} value={asked} onChange={(event) => setAsked(event.target.value)} className={area} />
        </label>
        {input.kind !== 'glossary' && (
          <ProductsField shop={shop} chosen={input.products ?? []} onChange={(products) => set({ products })} />
        )}
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={input.published} onChange={(event) => set({ published: event.target.checked })} />
          {say('articles.published')}
        </label>
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" disabled={busy}>
            {say('articles.save')}
          </Button>
          {article && (
            <Button disabled={busy} onClick={() => void work(() => send('DELETE', `/knowledge/${article.id}`), say('articles.removed'))}>
              {say('articles.remove')}
            </Button>
          )}
        </div>
        {article && <Versions article={article} busy={busy} onRestore={(job) => void work(job, say('articles.saved'))} />}
      </form>
    </Dialog>
  )
}
