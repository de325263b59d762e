import { Languages, MessageCircle, Moon, Sun } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { IconButton } from '../kit/IconButton.tsx'
import { toast } from '../kit/Toast.tsx'
import { setTheme, useTheme } from '../kit/theme.ts'
import type { Language } from '../shared/language.ts'
import { readableOn } from '../shared/readable-on.ts'
import type { PublicShop } from '../shared/wire/portal.ts'
import { Refused, speak } from './api.ts'
import { loadChat, openChat } from './chat.ts'
import { Link, useAddress } from './navigation.tsx'
import { Loading } from './parts/Loading.tsx'
import { pressLook } from './parts/Press.tsx'
import { Trouble } from './parts/Trouble.tsx'
import { pageAt, placesOf } from './places.ts'
import { useSession } from './session.ts'
import { ShopContext, useShopOf } from './shop.ts'
import { LanguageContext, preferredLanguage, rememberLanguage, useLanguageChoice, useText } from './texts/text.ts'

/** The shop's name above, its pages, the way to a person below; in the reader's language. */
export function Frame({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(preferredLanguage)
  const { shop: slug } = pageAt(useAddress().path)
  speak(language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const choice = useMemo(
    () => ({
      language,
      choose(next: Language) {
        rememberLanguage(next)
        setLanguage(next)
      },
    }),
    [language],
  )
  const shop = useShopOf(slug)
  return (
    <LanguageContext value={choice}>
      {shop.data ? (
        <ShopContext value={shop.data}>
          <Around shop={shop.data}>{children}</Around>
        </ShopContext>
      ) : (
        <main className="mx-auto max-w-2xl p-6">
          {shop.error ? <NoShop error={shop.error} again={() => void shop.refetch()} /> : <Loading />}
        </main>
      )}
    </LanguageContext>
  )
}

function NoShop({ error, again }: { error: Error; again(): void }) {
  const { say } = useText()
  if (!(error instanceof Refused && error.status === 404)) return <Trouble error={error} again={again} />
  return (
    <>
      <h1 className="text-[1.5rem] font-bold">{say('shop.none')}</h1>
      <p className="mt-1 text-muted">{say('shop.none.hint')}</p>
    </>
  )
}

function Tab({ to, here, children }: { to: string; here: boolean; children: string }) {
  return (
    <Link
      to={to}
      aria-current={here ? 'page' : undefined}
      className="inline-flex min-h-11 items-center border-y-2 border-t-transparent! sm:min-h-14 border-transparent px-1 text-[0.9375rem] whitespace-nowrap text-muted hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-text"
    >
      {children}
    </Link>
  )
}

function Around({ shop, children }: { shop: PublicShop; children: ReactNode }) {
  const { say, language } = useText()
  const session = useSession(shop.slug)
  const places = placesOf(shop.slug)
  const { page } = pageAt(useAddress().path).at
  useEffect(() => {
    // When the page is drawn and quiet: the bell is there for whoever needs it.
    const timer = setTimeout(() => void loadChat(shop, language).catch(() => {}), 1_200)
    return () => clearTimeout(timer)
  }, [shop, language])
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-lg focus:bg-raised focus:p-3"
      >
        {say('skip')}
      </a>
      <header className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
          <Link to={placesOf(shop.slug).find} className="flex min-h-14 min-w-0 flex-1 items-center gap-3 sm:flex-none">
            <Monogram shop={shop} />
            <span className="line-clamp-2 text-[1.0625rem] leading-tight font-bold">{shop.name}</span>
          </Link>
          <div className="order-2 ms-auto flex sm:order-3">
            <Switches />
          </div>
          <nav aria-label={say('nav.label')} className="order-3 -mb-px flex w-full gap-5 sm:order-2 sm:w-auto sm:flex-1 sm:self-end">
            <Tab
              to={session && !session.order ? places.orders : places.find}
              here={page !== 'policy' && page !== 'help' && page !== 'article' && page !== 'rate'}
            >
              {say('nav.order')}
            </Tab>
            <Tab to={places.help} here={page === 'help' || page === 'article'}>
              {say('nav.help')}
            </Tab>
            <Tab to={places.policy} here={page === 'policy'}>
              {say('nav.policy')}
            </Tab>
          </nav>
        </div>
      </header>
      <main id="content" className="mx-auto w-full max-w-5xl flex-1 px-4 py-6 sm:px-6 sm:py-8">
        {children}
      </main>
      <footer className="border-t border-line print:hidden">
        <div className="mx-auto flex max-w-5xl flex-col items-start gap-4 px-4 pt-5 pb-8 sm:px-6">
          <Person shop={shop} />
          {session && (
            <Link
              to={places.complaints}
              className="inline-flex min-h-10 items-center text-[0.9375rem] text-muted underline underline-offset-4"
            >
              {say('complaints.link')}
            </Link>
          )}
          <p className="text-[0.8125rem] text-muted">{say('powered')}</p>
        </div>
      </footer>
    </div>
  )
}

function Monogram({ shop }: { shop: PublicShop }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-9 shrink-0 place-items-center rounded-xl font-bold"
      style={{ background: shop.color, color: readableOn(shop.color) }}
    >
      {[...shop.name][0]}
    </span>
  )
}

function Switches() {
  const { say, language } = useText()
  const { choose } = useLanguageChoice()
  const theme = useTheme()
  const dark = theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
  return (
    <>
      <IconButton label={say('language')} className="size-11!" onClick={() => choose(language === 'en' ? 'zh-CN' : 'en')}>
        <Languages size={20} aria-hidden="true" />
      </IconButton>
      <IconButton label={say(dark ? 'light' : 'dark')} className="size-11!" onClick={() => setTheme(dark ? 'light' : 'dark')}>
        {dark ? <Sun size={20} aria-hidden="true" /> : <Moon size={20} aria-hidden="true" />}
      </IconButton>
    </>
  )
}

function Person({ shop }: { shop: PublicShop }) {
  const { say } = useText()
  return (
    <div>
      <p className="mb-2 text-[0.9375rem] text-muted">{say('person.hint')}</p>
      <PersonButton shop={shop} />
    </div>
  )
}

/** Opens the chat, where a person can be asked for. */
export function PersonButton({ shop, children, className }: { shop: PublicShop; children?: ReactNode; className?: string }) {
  const { say, language } = useText()
  return (
    <button
      type="button"
      className={className ?? pressLook()}
      onClick={() => void openChat(shop, language).catch(() => toast(say('broken')))}
    >
      {children ?? (
        <>
          <MessageCircle size={18} aria-hidden="true" />
          {say('person')}
        </>
      )}
    </button>
  )
}
