import { Trash2 } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import type { PolicyContent } from '../../shared/wire/policy.ts'
import { useText } from '../texts/text.ts'
import { RuleList } from './RuleList.tsx'
import type { RuleForm } from './schema.ts'
import { TextLines } from './TextLines.tsx'
import { type Issue, issuesIn } from './use-policy.ts'

type Group = PolicyContent['groups'][number]

/** Goods with rules of their own: fresh, made to order, digital. */
export function Groups({
  groups,
  forms,
  currency,
  issues,
  onChange,
}: {
  groups: readonly Group[]
  forms: readonly RuleForm[]
  currency: string
  issues: readonly Issue[]
  onChange(groups: Group[]): void
}) {
  const { say, language } = useText()
  const set = (at: number, part: Partial<Group>) => onChange(groups.map((group, i) => (i === at ? { ...group, ...part } : group)))
  const add = () => {
    const free = Array.from({ length: groups.length + 1 }, (_, n) => `group-${n + 1}`).find((code) =>
      groups.every((one) => one.code !== code),
    )!
    onChange([...groups, { code: free, name: say('policy.group.name'), categories: [], tags: [], rules: [] }])
  }
  // What people may decide is a matter of the whole shop.
  const own = forms.filter(({ code }) => code !== 'authority')
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-base font-semibold">{say('policy.groups')}</h2>
      <p className="text-sm text-muted">{say('policy.groups.hint')}</p>
      {groups.map((group, at) => (
        <div key={group.code} className="flex flex-col gap-3 rounded-xl border border-line p-4">
          <div className="flex items-end gap-2">
            <Field
              label={say('policy.group.name')}
              value={group.name}
              maxLength={60}
              onChange={(event) => set(at, { name: event.target.value })}
              className="min-w-0 flex-1"
            />
            <IconButton
              label={say('policy.group.remove', { name: group.name })}
              onClick={() => onChange(groups.filter((_, i) => i !== at))}
            >
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </div>
          {issues
            .filter(({ path }) => path === `groups.${at}` || path === `groups.${at}.code`)
            .map(({ message }) => (
              <p key={message.en} role="alert" className="text-sm text-danger">
                {message[language]}
              </p>
            ))}
          <div className="grid gap-3 sm:grid-cols-2">
            <TextLines label={say('policy.group.categories')} lines={group.categories} onChange={(categories) => set(at, { categories })} />
            <TextLines label={say('policy.group.tags')} lines={group.tags} onChange={(tags) => set(at, { tags })} />
          </div>
          <RuleList
            label={`${group.name}: ${say('policy.rules')}`}
            rules={group.rules}
            forms={own}
            currency={currency}
            issues={issuesIn(issues, `groups.${at}.rules`)}
            onChange={(rules) => set(at, { rules })}
          />
        </div>
      ))}
      <span>
        <Button onClick={add}>{say('policy.groups.add')}</Button>
      </span>
    </section>
  )
}
