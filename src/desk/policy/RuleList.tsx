import { ChevronRight, Trash2 } from 'lucide-react'
import { Badge } from '../../kit/Badge.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import type { RuleSetting } from '../../shared/wire/policy.ts'
import { useText } from '../texts/text.ts'
import { ArgField } from './ArgField.tsx'
import { KindChoice } from './KindChoice.tsx'
import { blank, type RuleForm } from './schema.ts'
import type { Issue } from './use-policy.ts'

interface Props {
  label: string
  rules: readonly RuleSetting[]
  forms: readonly RuleForm[]
  currency: string
  /** What the server finds wrong with each, by its place in the list. */
  issues: ReadonlyMap<number, readonly Issue[]>
  onChange(rules: RuleSetting[]): void
}

/** The rules of a shop or of a group of goods, each a form of its own that opens. */
export function RuleList({ label, rules, forms, currency, issues, onChange }: Props) {
  const { say, language } = useText()
  const add = (code: string) => {
    const form = forms.find((one) => one.code === code)
    if (form) onChange([...rules, { code, kinds: [], args: blank(form.args) as RuleSetting['args'] }])
  }
  return (
    <section aria-label={label} className="flex flex-col gap-2">
      {!rules.length && <p className="text-sm text-muted">{say('policy.rules.none')}</p>}
      {rules.map((setting, at) => {
        const form = forms.find((one) => one.code === setting.code)
        return (
          form && (
            <RuleBox
              // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may stand here twice, and the place is what tells them apart
              key={`${at} ${setting.code}`}
              form={form}
              setting={setting}
              currency={currency}
              issues={issues.get(at) ?? []}
              onChange={(next) => onChange(rules.map((one, i) => (i === at ? next : one)))}
              onRemove={() => onChange(rules.filter((_, i) => i !== at))}
            />
          )
        )
      })}
      <select
        aria-label={say('policy.rules.add')}
        value=""
        onChange={(event) => add(event.target.value)}
        className={`${lineLook} max-w-72`}
      >
        <option value="">{say('policy.rules.add')}</option>
        {forms.map((form) => (
          <option key={form.code} value={form.code}>
            {form.title[language]}
          </option>
        ))}
      </select>
    </section>
  )
}

function RuleBox({
  form,
  setting,
  currency,
  issues,
  onChange,
  onRemove,
}: {
  form: RuleForm
  setting: RuleSetting
  currency: string
  issues: readonly Issue[]
  onChange(next: RuleSetting): void
  onRemove(): void
}) {
  const { say, language } = useText()
  const title = form.title[language]
  const kinds = setting.kinds.length ? setting.kinds.map((kind) => say(`ask.${kind}`)).join(' · ') : say('policy.rule.all')
  return (
    <details className="group rounded-xl border border-line bg-surface">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-3 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-muted group-open:rotate-90" />
        <span className="shrink-0 font-medium">{title}</span>
        <span className="min-w-0 flex-1 truncate text-sm text-muted">{kinds}</span>
        {issues.length > 0 && <Badge tone="danger">{issues.length}</Badge>}
      </summary>
      <div className="flex flex-col gap-4 border-t border-line p-4">
        {issues.map(({ path, message }) => (
          <p key={`${path} ${message.en}`} role="alert" className="text-sm text-danger">
            {[form.labels[path]?.[language], message[language]].filter(Boolean).join(language === 'en' ? ': ' : '：')}
          </p>
        ))}
        <KindChoice
          legend={say('policy.rule.kinds')}
          kinds={form.kinds}
          chosen={setting.kinds}
          onChange={(next) => onChange({ ...setting, kinds: next })}
        />
        {Object.entries(form.args.properties ?? {}).map(([name, schema]) => (
          <ArgField
            key={name}
            rule={form}
            path={name}
            schema={schema}
            value={setting.args[name] ?? schema.default}
            currency={currency}
            onChange={(value) => onChange({ ...setting, args: { ...setting.args, [name]: value } })}
          />
        ))}
        <span className="self-end">
          <IconButton label={say('policy.rule.remove', { name: title })} onClick={onRemove}>
            <Trash2 size={16} aria-hidden="true" />
          </IconButton>
        </span>
      </div>
    </details>
  )
}
