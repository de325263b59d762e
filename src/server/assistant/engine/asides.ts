/** Words of other languages that English has not: one says enough. */
const foreignWords =
  /(?<!\p{L})(?:dónde|donde|está|pedido|cuánto|cuesta|gracias|hola|envío|quiero|tiene|para|wo|ist|mein|meine|paket|bestellung|wie|viel|kostet|danke|bitte|haben|ich|nicht|combien|coûte|où|commande|bonjour|merci|livraison|je|quand|avez-vous|dove|ordine|quanto|costa|ciao|grazie|onde|quanto|obrigado|waar|mijn|bestelling)(?!\p{L})/giu
const foreignLetters =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Greek}\p{Script=Devanagari}]/u

/** Whether a text is in a language that is neither Chinese nor English. */
export function isForeign(text: string): boolean {
  const plain = text.slice(0, 400).toLowerCase()
  return (
    foreignLetters.test(plain) ||
    (
      plain
        .match(/[\p{L}-]+/gu)
        ?.join(' ')
        .match(foreignWords) ?? []
    ).length > 1 ||
    /[¿¡]/.test(plain)
  )
}

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤'
const others = new RegExp(
  `(?:朋友|同事|同学|老公|老婆|男友|女友|邻居|别人|其他人|其他顾客|其他客户|别的(?:顾客|客户)|我[妈爸姐哥弟妹])(?:家)?的?(?:所有)?(?:订单|快递|包裹|物流|地址|电话|手机号)|(?:其他|别的|别)(?:顾客|客户|买家|人)(?:都|们)?.{0,3}(?:买|订|下单)|(?:查|看|告诉我|给我|知道).{0,4}?(?<name>[${surnames}]\\p{Script=Han}{1,2})的(?:订单|快递|包裹|物流|地址|电话|手机号)` +
    `|\\b(?:(?:other|another|all) (?:people|customer|user|person|buyer|client)(?:'?s|s'?)?|(?:someone|somebody|everyone|anybody) else(?:'s)?|(?:my|the) (?:friend|neighbou?r|colleague|boss|girlfriend|boyfriend|sister|brother|mother|mom|mum|father|dad)'?s) .{0,20}?\\b(?:orders?|parcels?|packages?|address(?:es)?|phone|details|data|purchases?)` +
    `|\\b(?:orders?|parcels?|packages?|address(?:es)?|phone number|details|data|purchases?) (?:of|from|for|by) (?:(?:an)?other (?:people|customers?|users?|person|buyers?)|everyone|(?:someone|somebody) else|(?:my|the) (?:friend|neighbou?r|colleague|sister|brother|mother|father)|(?<full>[A-Z][a-z]+ [A-Z][a-z]+))`,
  'u',
)
/** Whether a text asks for what is somebody else's; the customer's own name is their own. */
export function asksOfOthers(text: string, own: string | null): boolean {
  const found = others.exec(text.normalize('NFKC').slice(0, 2_000))
  const named = found?.groups?.name ?? found?.groups?.full
  return !!found && !(named && own && own.toLowerCase().includes(named.toLowerCase()))
}

const acknowledged =
  /^(?:好|好的|好滴|好哒|好吧|嗯|嗯嗯|哦|哦哦|噢|行|知道了|明白了?|收到|了解了?|ok|okay|k|got it|i see|alright|all right|fine|great|cool|perfect|understood)[\s,，。.!！~～呀啊的吧了哦]*$/
/** Heard and understood, which asks for nothing. */
export const isAcknowledged = (normalised: string): boolean => acknowledged.test(normalised)
const laughing = /^(?:哈+|呵+|嘿+|hh+|lol+|haha[ha]*|lmao|666*|绝了|笑死)[\s,，。.!！~～]*$/
export const isLaughing = (normalised: string): boolean => laughing.test(normalised)

const bare =
  /^(?:那|这|但|but |and |so |ok |okay )?(?:为什么|为啥|怎么会(?:这样)?|怎么回事|咋回事|凭什么|怎么办|咋办|然后呢|why(?: not| so| is that)?|how come|how so|what (?:now|next|then)|now what|then what|what (?:do|should|can) i do(?: now)?)[\s呢啊呀?？!！。.]*$/
/** Asks, and names nothing it asks about: no text of the shop is meant by that. */
export const asksBarely = (normalised: string): boolean => bare.test(normalised)

const moneyTaken =
  /(?:重复|多|两次|二次|又)扣(?!除|减|分|子)|扣了?(?:我)?(?:两|2|二|三|3)(?:次|笔|遍|回|份)|(?:失败|没成功|不成功|没下单|没有?订单|没显示).{0,10}(?<!会|要|不|没)(?:扣(?:了|款了|钱了|走|我)|被扣)|(?<!会|要|不|没)(?:扣(?:了|款了|钱了|走)|被扣).{0,12}(?:失败|没成功|不成功|没有?订单|没显示|查不到)|\b(?:(?:i|we|card|account|paypal|visa|mastercard)(?:'?ve)? (?:was|were|got|(?:have |has )?been) (?:charged|billed|debited)|(?:charged?|bill(?:ed)?|debited) (?:me|us|my \S+)) (?:\S+ )?(?:twice|two times|double|again|2x|2 times|three times)|\bdouble[- ]?(?:charg|bill)|\bduplicate (?:charge|payment)|\btwo (?:charges|payments) (?:of|for|on|from)\b|\b(?:money|payment|amount|card) (?:was|has been|got|is|were) (?:taken|debited|deducted|charged) (?:but|and) (?:no|there|my|the|i )/
/** Money is gone that should not be: paid twice, or for an order that does not exist. */
export const isMoneyTaken = (normalised: string): boolean => moneyTaken.test(normalised)

const cross = /[😠😡🤬👎💢😤😞😢😭🙁☹💩]/u
const glad = /[😀😁😂😃😄😊🙂😍🥰😘👍👌🙏❤💕🌹💐🎉😎🤝👏]/u
/** What a text without words says; null where it has words, or pictures that say nothing. */
export function feelingOf(text: string): 'cross' | 'glad' | 'none' | null {
  if (/[\p{L}\p{N}]/u.test(text)) return null
  return cross.test(text) ? 'cross' : glad.test(text) ? 'glad' : 'none'
}

/** A sentence that begins by taking back what was said before. */
export const takesBack = (normalised: string): boolean =>
  /^(?:不对|不是|错了|写错|说错|搞错|等等|no\b|wait\b|sorry\b|actually\b|oops\b|i mean)/.test(normalised)

const between =
  /[?？!！。；;\n]+|[,，]\s*(?:还有|另外|顺便)?|\s*(?:还有|另外|顺便问一?下)(?=什么|怎么|几|能|可以|有没有|是不是|多)|,?\s+(?:and|also)\s+(?=(?:is|are|do|does|how|what|when|where|can|could|which|will|who)\b)/giu
const asking =
  /[吗呢么不没]$|多少|谁[出付承]|几[个天点号时]|什么|怎么|哪|有没有|多久|多[大重长高宽]|能不能|是不是|^(?:is|are|do|does|how|what|when|where|can|could|which|will|who|what's)\b/i
/** The questions of a message, where it is nothing but questions. */
export function questionsIn(text: string): string[] {
  const parts = text
    .normalize('NFKC')
    .slice(0, 400)
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)
  return parts.every((part) => part.length > 2 && asking.test(part)) ? parts : []
}
