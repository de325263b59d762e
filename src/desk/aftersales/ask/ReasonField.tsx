import { useState } from 'react'
import { lineLook } from '../../../kit/Field.tsx'
import { capital } from '../../../kit/format.ts'
import { reasons } from '../../../shared/findings.ts'
import type { Language } from '../../../shared/language.ts'
import { useText } from '../../texts/text.ts'

const known = Object.values(reasons).flat()
const OTHER = ''

interface Props {
  id: string
  value: string
  /** The reader's. */
  language: Language
  /** The one the policy's reasons are written in. */
  shopLanguage: Language
  onChange(reason: string): void
}

/** Why: one of the reasons shops usually accept, or one of the shop's own, typed. */
export function ReasonField({ id, value, language, shopLanguage, onChange }: Props) {
  const { say } = useText()
  const [typing, setTyping] = useState(() => !known.some((text) => text[shopLanguage] === value))
  return (
    <div className="flex flex-col gap-2">
      <select
        id={id}
        value={typing ? OTHER : value}
        onChange={({ target }) => {
          setTyping(target.value === OTHER)
          onChange(target.value)
        }}
        className={lineLook}
      >
        {known.map((text) => (
          <option key={text[shopLanguage]} value={text[shopLanguage]}>
            {capital(text[language])}
          </option>
        ))}
        <option value={OTHER}>{say('ask.otherReason')}</option>
      </select>
      {typing && (
        <input
          aria-label={say('ask.otherReason.type')}
          placeholder={say('ask.otherReason.type')}
          value={value}
          maxLength={200}
          onChange={({ target }) => onChange(target.value)}
          className={lineLook}
        />
      )}
    </div>
  )
}
