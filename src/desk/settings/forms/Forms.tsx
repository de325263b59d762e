import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../kit/Button.tsx'
import { Menu } from '../../../kit/Menu.tsx'
import type { Form } from '../../../shared/wire/tickets.ts'
import { useDesk } from '../../desk-context.ts'
import { Choice } from '../../guard/Choice.tsx'
import { Fetched } from '../../parts/Fetched.tsx'
import { useLeaving } from '../../parts/Unsaved.tsx'
import { useText } from '../../texts/text.ts'
import { DraftFoot } from '../DraftFoot.tsx'
import { Section } from '../Section.tsx'
import { FormEditor } from './FormEditor.tsx'
import { blankForm, formLike } from './new-form.ts'
import { useFormsDraft, usePublishedForms, useTemplates } from './use-forms-draft.ts'

/** What a shop asks its departments: every form is data, and drawn from it wherever it is filled in. */
export function Forms() {
  const { say } = useText()
  const { me, shop: chosen } = useDesk()
  const [shop, setShop] = useState<string>(chosen ?? me.shops[0]?.id ?? '')
  const { leave, question } = useLeaving()
  const found = usePublishedForms(shop)
  return (
    <>
      {me.shops.length > 1 && (
        <div className="border-b border-line p-4 md:px-5">
          <Choice
            label={say('ticket.shop')}
            value={shop}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={(id) => leave(() => setShop(id))}
          />
          {question}
        </div>
      )}
      <Fetched found={found}>{found.data && <Drafted key={shop} shop={shop} published={found.data.items} />}</Fetched>
    </>
  )
}

function Drafted({ shop, published }: { shop: string; published: readonly Form[] }) {
  const { say, language } = useText()
  const templates = useTemplates()
  const draft = useFormsDraft(shop, published)
  const { draft: forms, setDraft } = draft
  /** The one that was added last is open. */
  const [open, setOpen] = useState<string | null>(null)
  const add = (form: Form) => {
    setDraft([...forms, form])
    setOpen(form.code)
  }
  const rename = (department: string, departmentName: Form['departmentName']) =>
    setDraft(forms.map((one) => (one.department === department ? { ...one, departmentName } : one)))
  return (
    <>
      <Section
        title={say('settings.part.forms')}
        hint={say('forms.hint')}
        aside={
          <Menu
            trigger={
              <Button>
                <Plus size={16} aria-hidden="true" />
                {say('forms.add')}
              </Button>
            }
            items={[
              { label: say('forms.blank'), onSelect: () => add(blankForm(forms[0]!)) },
              ...templates.map((one) => ({
                label: `${one.departmentName[language]} · ${one.title[language]}`,
                onSelect: () => add(formLike(one)),
              })),
            ]}
          />
        }
      >
        <div className="flex flex-col gap-2">
          {forms.map((form, at) => (
            <details key={form.code} open={form.code === open} className="rounded-xl border border-line px-3">
              <summary className="cursor-pointer py-2.5">
                <span className="text-muted">{form.departmentName[language]} · </span>
                {form.title[language] || say('forms.untitled')}
                <span className="text-sm text-muted"> · {say('forms.fields', { n: form.fields.length })}</span>
              </summary>
              <FormEditor
                form={form}
                forms={forms}
                onChange={(next) => setDraft(forms.with(at, next))}
                onRename={(name) => rename(form.department, name)}
                onRemove={forms.length > 1 ? () => setDraft(forms.toSpliced(at, 1)) : null}
              />
            </details>
          ))}
        </div>
      </Section>
      <DraftFoot note={say('forms.foot')} draft={draft} />
    </>
  )
}
