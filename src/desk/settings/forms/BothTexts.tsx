import { Field } from '../../../kit/Field.tsx'
import { languageNames, languages, type Text } from '../../../shared/language.ts'

/** One text in both languages, side by side. */
export function BothTexts({ label, text, onChange }: { label: string; text: Text; onChange(next: Text): void }) {
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {languages.map((language) => (
        <Field
          key={language}
          label={`${label} · ${languageNames[language]}`}
          lang={language}
          required
          maxLength={120}
          autoComplete="off"
          value={text[language]}
          onChange={({ target }) => onChange({ ...text, [language]: target.value })}
        />
      ))}
    </div>
  )
}
