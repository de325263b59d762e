import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../kit/theme.css'
import { Button } from '../kit/Button.tsx'
import { Toasts } from '../kit/Toast.tsx'
import { setTheme, useTheme } from '../kit/theme.ts'
import { type Language, languageFor, languageNames, languages } from '../shared/language.ts'
import { Acting } from './Acting.tsx'
import { Showing } from './Showing.tsx'
import { samples } from './texts.ts'

const themes = ['light', 'dark', 'system'] as const

/** Every part of the kit in each of its states, in both themes and both languages. */
function Gallery() {
  const theme = useTheme()
  const [language, setLanguage] = useState<Language>(() => languageFor(navigator.language))
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <main className="mx-auto max-w-5xl p-6">
      <header className="mb-5 flex flex-wrap items-center gap-2">
        <h1 className="flex-1 text-xl font-bold">Shopbell kit</h1>
        <div role="group" aria-label="Theme" className="flex gap-1">
          {themes.map((one) => (
            <Button key={one} small look={theme === one ? 'primary' : 'quiet'} aria-pressed={theme === one} onClick={() => setTheme(one)}>
              {one}
            </Button>
          ))}
        </div>
        <div role="group" aria-label="Language" className="flex gap-1">
          {languages.map((one) => (
            <Button
              key={one}
              small
              lang={one}
              look={language === one ? 'primary' : 'quiet'}
              aria-pressed={language === one}
              onClick={() => setLanguage(one)}
            >
              {languageNames[one]}
            </Button>
          ))}
        </div>
      </header>
      <Acting words={samples[language]} language={language} />
      <Showing words={samples[language]} language={language} />
      <Toasts />
    </main>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Gallery />
  </StrictMode>,
)
