/** Words a shop doesn't want to say, and the ways people write them so that a machine overlooks them. Knows nothing of how the guard reads. */
export const listed = [
  '微信',
  '私聊',
  '返现',
  '刷单',
  '红包',
  '转账',
  '好评返现',
  '加微信',
  '银行卡号',
  '线下交易',
  '高仿',
  '代购',
  '水货',
  '傻逼',
  '垃圾',
  '竞品',
  '店铺转让',
  '最低价',
  '包治百病',
  '假一赔十',
  '免单',
  '内部渠道',
  '原单尾货',
  '走私',
  '发票代开',
  '扫码加群',
  '退款秒到',
  '差评',
  '骗子',
  '滚蛋',
  'whatsapp',
  'telegram',
  'paypal',
  'cashback',
]

const alike: Record<string, string> = {
  微: '薇维唯威巍',
  信: '芯欣新辛',
  私: '丝司思',
  聊: '辽疗撩',
  返: '反贩',
  现: '线县献',
  刷: '唰',
  单: '丹担',
  红: '洪鸿虹',
  包: '苞胞',
  转: '赚',
  账: '帐丈',
  好: '郝',
  评: '平坪萍',
  加: '佳嘉家',
  银: '寅吟',
  行: '型形',
  卡: '咔',
  号: '浩昊',
  线: '现',
  下: '夏',
  交: '娇骄焦',
  易: '亿议',
  高: '糕羔',
  仿: '访纺',
  代: '待袋',
  购: '够勾',
  水: '氺',
  货: '祸霍',
  傻: '煞',
  逼: '比币',
  垃: '拉辣',
  圾: '机鸡',
  竞: '竟镜',
  品: '聘',
  店: '甸',
  铺: '谱',

  让: '嚷',
  最: '罪醉',
  低: '滴堤',
  价: '嫁架',
  治: '制智',
  百: '佰摆',
  病: '并',
  假: '甲贾',
  一: '壹依',
  赔: '陪培',
  十: '拾石',
  免: '勉冕',
  内: '那',
  部: '布步',
  渠: '曲',
  道: '到盗',
  原: '元源',
  尾: '伟',
  走: '揍',
  发: '伐',
  票: '漂',
  开: '揩',
  扫: '嫂',
  码: '马玛',
  群: '裙',
  退: '腿',
  款: '宽',
  秒: '妙渺',
  到: '盗',
  差: '插',
  骗: '片',
  子: '紫仔',
  滚: '辊',
  蛋: '旦淡',
}
const spelled: Record<string, string> = {
  微: 'wei',
  信: 'xin',
  私: 'si',
  聊: 'liao',
  返: 'fan',
  现: 'xian',
  刷: 'shua',
  单: 'dan',
  红: 'hong',
  包: 'bao',
  转: 'zhuan',
  账: 'zhang',
  好: 'hao',
  评: 'ping',
  加: 'jia',
  卡: 'ka',
  线: 'xian',
  下: 'xia',
  易: 'yi',
  高: 'gao',
  仿: 'fang',
  代: 'dai',
  购: 'gou',
  水: 'shui',
  货: 'huo',
  垃: 'la',
  圾: 'ji',
  价: 'jia',
  低: 'di',
  最: 'zui',
  病: 'bing',
  假: 'jia',
  免: 'mian',
  道: 'dao',
  票: 'piao',
  群: 'qun',
  款: 'kuan',
  骗: 'pian',
  蛋: 'dan',
  滚: 'gun',
}
const traditional: Record<string, string> = {
  现: '現',
  单: '單',
  红: '紅',
  转: '轉',
  账: '賬',
  评: '評',
  银: '銀',
  线: '線',
  购: '購',
  货: '貨',
  竞: '競',
  铺: '鋪',
  让: '讓',
  价: '價',
  赔: '賠',
  发: '發',
  开: '開',
  扫: '掃',
  码: '碼',
  骗: '騙',
  号: '號',
  门: '門',
  内: '內',
}
const apart: Record<string, string> = {
  信: '亻言',
  加: '力口',
  好: '女子',
  评: '讠平',
  红: '纟工',
  转: '车专',
  账: '贝长',
  银: '钅艮',
  私: '禾厶',
  购: '贝勾',
  骗: '马扁',
  码: '石马',
  群: '君羊',
  扫: '扌彐',
  价: '亻介',
  代: '亻弋',
  仿: '亻方',
  垃: '土立',
  线: '纟戋',
}
const cyrillic: Record<string, string> = { a: 'а', e: 'е', p: 'р', c: 'с', h: 'һ' }
const digits: Record<string, string> = { a: '4', e: '3', s: '5' }

type Roll = (below: number) => number
const of = <Item>(roll: Roll, items: ArrayLike<Item>): Item => items[roll(items.length)]!
const fillers = ['❤', '🌸', '⭐️', '·', '-', '_', '*', '~', '|', '✿', '…', '/', '😊', '^', '=', '【', '、']
const invisible = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u180e']
const around: readonly (readonly [string, string])[] = [
  ['亲，', '可以吗'],
  ['我们这边', '哈'],
  ['', ''],
  ['您看', '行不行'],
  ['跟您说一下，', '，谢谢'],
]
const aroundLatin: readonly (readonly [string, string])[] = [
  ['please use ', ' now'],
  ['', ''],
  ['on ', ', ok?'],
]

const full = (text: string) => [...text].map((c) => (/[!-~]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('')
const bold = (text: string) => [...text].map((c) => (/[a-z]/.test(c) ? String.fromCodePoint(0x1d41a + c.charCodeAt(0) - 97) : c)).join('')
const mapped = (word: string, table: Record<string, string>, roll: Roll) =>
  [...word].map((c) => (table[c] ? of(roll, [...table[c]]) : c)).join('')
const swapOne = (word: string, table: Record<string, string>, roll: Roll) => {
  const places = [...word].flatMap((c, i) => (table[c] ? [i] : []))
  if (!places.length) return word
  const place = of(roll, places)
  return [...word].map((c, i) => (i === place ? (table === spelled || table === apart ? table[c]! : of(roll, [...table[c]!])) : c)).join('')
}

/** Every disguise of one word, each within a sentence. */
export function disguises(word: string, roll: Roll): { kind: string; text: string }[] {
  const latin = /^[a-z]+$/.test(word)
  const letters = [...word]
  const between = (signs: readonly string[]) => letters.join(of(roll, signs))
  const once = (signs: readonly string[]) => {
    const at = 1 + roll(letters.length - 1)
    return letters.slice(0, at).join('') + of(roll, signs) + letters.slice(at).join('')
  }
  const ways: Record<string, () => string> = latin
    ? {
        plain: () => word,
        spaced: () => letters.join(' '),
        full: () => full(word),
        bold: () => bold(word),
        capitals: () => word.toUpperCase(),
        signs: () => between(fillers),
        invisible: () => between(invisible),
        alike: () => mapped(word, cyrillic, roll),
        digits: () => swapOne(word, digits, roll),
      }
    : {
        plain: () => word,
        spaced: () => letters.join(' '),
        signs: () => between(fillers),
        sign: () => once(fillers),
        signs2: () => between(fillers),
        invisible: () => between(invisible),
        invisible2: () => once(invisible),
        traditional: () => mapped(word, traditional, roll),
        sound: () => swapOne(word, alike, roll),
        sound2: () => swapOne(word, alike, roll),
        spelled: () => swapOne(word, spelled, roll),
        apart: () => swapOne(word, apart, roll),
        'sound and sign': () => [...swapOne(word, alike, roll)].join(of(roll, fillers)),
        'traditional and spaced': () => [...mapped(word, traditional, roll)].join(' '),
        'wide spaces': () => letters.join('\u3000'),
        'line breaks': () => letters.join('\n'),
      }
  return Object.entries(ways).flatMap(([kind, way]) =>
    [0, 1].map(() => {
      const [before, after] = of(roll, latin ? aroundLatin : around)
      return { kind, text: before + way() + after }
    }),
  )
}
