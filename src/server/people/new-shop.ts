import { fill, type Language, languages, type Text } from '../../shared/language.ts'
import { newSecret } from './secrets.ts'
import type { NewShop } from './store.ts'

const greeting: Text = { 'zh-CN': '您好，欢迎来到{name}，请问想查什么？', en: 'Hello, welcome to {name}. What can I look up for you?' }

/** What customers are greeted with until the shop writes something of its own. */
export const usualGreeting = (language: Language, name: string): string => fill(greeting[language], { name })

/** The shop's own words, or the usual ones of its name and language as they are now. */
export const keptGreeting = (before: { name: string; greeting: string }, language: Language, name: string): string =>
  languages.some((one) => usualGreeting(one, before.name) === before.greeting) ? usualGreeting(language, name) : before.greeting

/** A shop as it opens: in the house's colour, with keys of its own. */
export const newShop = (shop: Pick<NewShop, 'id' | 'slug' | 'name' | 'language' | 'currency' | 'timeZone' | 'described'>): NewShop => ({
  ...shop,
  color: '#0f6b5c',
  greeting: usualGreeting(shop.language, shop.name),
  publicKey: newSecret('pk').slice(0, 27),
  widgetSecret: newSecret('ws'),
})
