import { askingWords } from './product-words.ts'

/** What people ask of goods, and how shops write it down: one pattern for both, question and fact. */
const concepts: readonly RegExp[] = [
  /多重|重量|几斤|克重|多沉|轻不轻|沉不沉|\bhow heavy\b|\bweigh|\blight(?:er|weight)?\b/,
  /多[大高长宽厚深]|尺寸|长宽|几寸|裙长|衣长|直径|高度|\bhow (?:big|large|tall|wide|long is|thick|deep)\b|\bdimension|\bsize\b|\bscreen size\b|\binch/,
  /能装|容量|多少(?:毫升|ml|升)|几升|装多少|装得下|\bcapacity\b|\bhow much (?:does it|can it|will it) (?:hold|fit)|\d ?ml\b|\blit(?:re|er)s?\b/,
  /电池|续航|充一次|用多久|能用几|毫安|\bbatter(?:y|ies)\b|\bhow long does it (?:last|run)|\blast on\b|\bmah\b/,
  /防水|防泼|泼水|下雨|淋雨|ipx?\d|\bwater ?(?:proof|resistan)|\bsplash|\brain\b|\bswim|\bshower|\bsweat/,
  /蓝牙|无线|有线|连接|接口|\bwireless(?!ly)\b|\bwired\b|\bbluetooth\b|\bconnect|\bports?\b|\bcables?\b|\bplug|\bhdmi\b|\busb\b/,
  /充电|快充|\bcharg(?:e|es|ing|er)\b|\bwirelessly\b/,
  /材质|材料|面料|什么做|什么料|成分|内胆|不锈钢|纯棉|真皮|\b30[46]\b|\b316\b|\bmade (?:of|from)\b|\bmaterial|\bfabric|\bleather\b|\bcotton\b|\bmetal\b|\bplastic\b|\balumin/,
  /[洗晾]|保养|清洁|缩水|烘干|干洗|熨|洗碗机|\bwash|\bclean|\bdishwasher|\biron(?:ing)?\b|\bcare\b/,
  /质保|保修|\bwarrant(?:y|ies)\b|\bguarantee/,
  /兼容|支持(?:苹果|安卓)|适配|配得上|能不能配|苹果|安卓|\bcompatib|\bworks? with\b|\bwork on\b|\biphone|\bandroid\b|\bmac\b|\bwindows\b|\bipad|\blinux\b/,
  /降噪|噪音|吵|声音大|\bnois[ey]|\bloud|\bquiet|\bcancel(?:l)?ing\b|\btransparency/,
  /厚[薄度不]?|薄不|透不|保暖|暖和|暖不|几度|充绒|零[上下]|\d度合适|适合什么(?:季节|天气)|冬天|夏天|\bwarm\b|\bthick|\bwinter\b|\bsummer\b/,
  /保温|保冷|多少度|几小时|\bkeeps? (?:it )?(?:hot|cold|warm)\b/,
  /漏|密封|\bleak/,
  /烫手|隔热/,
  /尺码|身高|体重|穿多大|什么码|几码|偏[大小]|合身|版型|\bfits?\b|\btrue to size|\bwhat size/,
  /里面有|包含|附[带赠送]?|配件|含.{0,6}[件条只]|\binclude|\bin the box\b|\bcomes? with\b|\bcase\b|\bsizes of tips/,
  /功率|瓦|\bpower\b|\bwatts?\b|\boutput\b|\b\d+ ?w\b/,
  /屏幕|分辨率|亮度|刷新|色温|\bscreen\b|\bdisplay\b|\bresolution\b|\bbright|\brefresh\b|\bhz\b|\bgaming\b/,
  /内存|存储|多少g|\bstorage\b|\bmemory\b|\bram\b|\bgb\b|\btb\b/,
  /处理器|芯片|\bprocessor\b|\bchip\b|\bcpu\b/,
  /麦克风|通话|\bmic(?:rophone)?s?\b|\bcalls?\b/,
  /拍照|摄像|像素|\bcamera|\bmegapixel|\bsensor\b|\bvideo\b/,
  /产地|哪里产|哪产|\bmade in\b|\borigin\b/,
  /保质期|生产日期|\bshelf life\b|\bbest before\b|\bexpir/,
  /起球|掉毛|掉色|褪色|\bpill|\bfade/,
  /颜色|什么色|几个色|\bcolou?rs?\b/,
  /电磁炉|明火|燃气|炉|\binduction\b|\bstove\b|\bhob\b/,
  /浇水|光照|养护|好养|\bwatering\b|\bsunlight\b/,
  /适合|给谁|几岁|多大的?孩子|宝宝|\bsuitable\b|\bkids?\b|\bage\b|\bchild/,
]

/** What a question asks of goods without asking for anything in particular. */
const anyOfIt =
  /怎么样|介绍|说说|讲讲|参数|详情|详细|好不好|好吗|好用吗|质量|值得|了解|什么样|看看|特点|优点|\btell me (?:more )?about\b|\bany good\b|\bdescri|\bdetails?\b|\bspecs?\b|\bspecifications?\b|\bwhat is\b|\bmore about\b|\bquality\b|\bworth\b|\bfeatures?\b|\binfo(?:rmation)?\b/
const noContent =
  /[\s,，。.?？!！~～的了吗呢吧呀啊嘛么那这它个款件条双种只是不有没能会可以要和与我你您请问下一想都还很好]|怎么|什么|多少|如何|哪/g
const small = new Set(
  'the a an is are was does do did it its this that these those one ones of in on for with to and or at by as be can could will would should i you we me my your what how which who when where why there about have has had please much many any some come comes use used using get not no ok also too so if'.split(
    ' ',
  ),
)

export interface Fact {
  /** A name and what holds, or a sentence. */
  text: string
  /** It is a line of its own in the product's table. */
  isNamed: boolean
  /** What may be chosen: told when it is asked what there is, not because one of them is named. */
  isOption?: boolean
}

/** Letters of a question that say something, beside the product's own name: words, in Chinese pairs of letters. */
function contentOf(asked: string, title: string): string[] {
  const words = (asked.match(/[a-z\d][a-z\d'.+-]+/g) ?? []).filter(
    (word) => !small.has(word) && !askingWords.has(word) && !title.includes(word.replace(/s$/, '')),
  )
  const pairs = asked
    .replace(noContent, ' ')
    .split(/\P{Script=Han}+/u)
    .flatMap((run) => [...run].slice(1).map((letter, i) => run[i]! + letter))
    .filter((pair) => !title.includes(pair))
  return [...words, ...pairs]
}

/** The facts that answer a question (normalised), best first: at most two. `all`: nothing in particular is asked. Empty: the product does not say. */
export function factsFor(asked: string, title: string, facts: readonly Fact[]): Fact[] | 'all' {
  const meant = concepts.filter((concept) => concept.test(asked))
  const content = contentOf(asked, title)
  if (!meant.length && (!content.length || anyOfIt.test(asked))) return 'all'
  const scored = facts.map((fact) => {
    const text = fact.text.toLowerCase()
    const name = fact.isNamed ? (/^[^:：]*/.exec(text)?.[0] ?? '') : ''
    const concept = meant.reduce((sum, one) => sum + (name && one.test(name) ? 3 : one.test(text) ? (fact.isNamed ? 2 : 1.5) : 0), 0)
    const words = fact.isOption
      ? 0
      : content.filter((word) => text.includes(word.length > 4 ? word.replace(/(?:ing|es|s|ed)$/, '') : word)).length
    return { fact, score: concept + words }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score > 0 && score >= best / 2)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 2)
    .map(({ fact }) => fact)
}
