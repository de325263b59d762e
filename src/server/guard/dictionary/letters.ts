/** What letters of other alphabets are taken for when somebody hides a Latin word with them. */
const lookAlike = 'аaвbсcеeнhіiјjкkмmоoрpѕsтtуyхxԛqԝwαaβbεeηnιiκkνvοoρpτtυuχxωwɑaɡgıi'
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  Array.from({ length: lookAlike.length / 2 }, (_, i) => [lookAlike[2 * i]!, lookAlike[2 * i + 1]!] as const),
)

/** Strokes that are put between characters and mean nothing there. */
export const strokes = '丶丿丨亅乀乛灬亠'

/** Signs that are read aloud: left out in the first reading, read as letters in the second. */
export const spoken: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'❤♥💕💖💗💘💙💚💛💜💝💞💟🖤🤍🤎🧡♡❥'].map((sign) => [sign, '心'])),
  '➕': '加',
  '＋': '加',
  '+': '加',
  '🛰': '卫星',
  '🐧': 'qq',
  '💰': '钱',
  '💵': '钱',
  '🧧': '红包',
  '💳': '卡',
  '☎': '电话',
  '📞': '电话',
  '📱': '手机',
  '👍': '好',
  '⭐': '星',
  '🌟': '星',
  '★': '星',
  '🐶': '狗',
  '🐷': '猪',
  '🥚': '蛋',
  '🔙': '返',
  '🅥': 'v',
  '🆅': 'v',
  '🅧': 'x',
  '🆇': 'x',
  '🅠': 'q',
  '🆀': 'q',
  '🅦': 'w',
  '🆆': 'w',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Digits that stand for letters within a word. */
export const digitLetters: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }

/** Characters nobody notices in a sentence: a pair with one of them is chance, not a spelling of something else. */
export const unremarkable = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权王象完设式色路记南品住告类求据程北边死张该交规万取格觉术领共确传师观清今切院让识候带导争运笔呀吗呢吧啊哦哈嘛哪谢请您亲货单发收送快买卖店客',
)
