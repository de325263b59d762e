import { Converter } from 'opencc-js/t2cn'

/** No longer text is read than this. */
const MOST = 2_000

/** Traditional characters and the words of Taiwan and Hong Kong, to those the examples are written in. */
const simplified = Converter({ from: 'twp', to: 'cn' })

/** One spelling for one meaning: half-width, lower case, Simplified, no emoji, elongated letters shortened, plain quotes. */
export function normalise(text: string): string {
  const plain = text.slice(0, MOST).toWellFormed().normalize('NFKC').toLowerCase()
  // What is Simplified already passes unchanged but for this one letter.
  return (/\p{Script=Han}/u.test(plain) ? simplified(plain).replaceAll('幺', '么') : plain)
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Cf}\p{Cc}\u{fe0f}]/gu, ' ')
    .replace(/([a-z])\1{2,}/g, '$1$1')
    .replace(/([^\da-z])\1{2,}/gu, '$1$1')
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
