import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { send } from '../api.ts'
import { useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

/** The batch the goods are of: the figures count faults by it. */
export function Batch({ one }: { one: Aftersale }) {
  const { say } = useText()
  const client = useQueryClient()
  const may = useMay('aftersales.handle')
  const [batch, setBatch] = useState(one.batch ?? '')
  const [error, setError] = useState<string | null>(null)
  const changed = batch.trim() !== (one.batch ?? '')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    try {
      const named = await send<Aftersale>('PUT', `/aftersales/${one.id}/batch`, { batch: batch.trim() || null })
      client.setQueryData(['aftersale', one.id], named)
      toast(say('case.batch.saved'))
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  if (!may && !one.batch) return null
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 rounded-xl border border-line bg-surface p-4">
      <Field
        label={say('case.batch')}
        value={batch}
        maxLength={60}
        autoComplete="off"
        readOnly={!may}
        onChange={({ target }) => setBatch(target.value)}
        error={error}
      >
        <p className="text-sm text-muted">{say('case.batch.hint')}</p>
      </Field>
      {changed && <Button type="submit">{say('case.batch.save')}</Button>}
    </form>
  )
}
