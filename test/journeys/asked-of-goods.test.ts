import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { importProducts } from '../../src/server/commerce/actions.ts'
import type { Language } from '../../src/shared/language.ts'
import { productInputSchema } from '../../src/shared/wire/commerce.ts'
import type { Message } from '../../src/shared/wire/conversation.ts'
import { eventually, house, type TestMerchant } from '../support/house.ts'

const { merchant, customer, call } = await house()
const shops = new Map<Language, TestMerchant>()
const goods = {
  en: [
    ['Brook Travel Mug', 'Keeps tea hot.', { Material: 'Steel', Care: 'Not for the dishwasher' }, 2_400],
    ['Brook Wireless Speaker', 'A small speaker.', { Connection: 'Bluetooth 5.3' }, 6_900],
    ['Brook Desk Speaker', 'A speaker for the desk.', { Connection: '2 m cable' }, 4_900],
  ],
  'zh-CN': [
    ['不锈钢保温壶', '一键开盖。', { 材质: '内胆不锈钢', 洗涤: '不可进洗碗机' }, 13_900],
    ['亚麻衬衫', '透气。', { 材质: '亚麻' }, 19_900],
    ['丝光衬衫', '垂顺。', { 材质: '棉' }, 23_900],
  ],
} as const

before(async () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const ours = await merchant(`goods-${language.toLowerCase()}`, { language })
    const items = goods[language].map(([title, description, attributes, price]) =>
      productInputSchema.parse({
        externalId: title,
        title,
        description,
        attributes,
        currency: language === 'en' ? 'USD' : 'CNY',
        skus: [{ externalId: `${title}-1`, price, stock: 4 }],
      }),
    )
    await importProducts(ours.system, { shopId: ours.shops[0]!.id, items })
    shops.set(language, ours)
  }
})

let n = 0
/** A new guest, what they say, and what each answer contains or must not. */
const talks =
  (language: Language, ...turns: [said: string, expected: RegExp, never?: RegExp][]) =>
  async () => {
    const guest = await customer(shops.get(language)!)
    for (const [body, expected, never] of turns) {
      const asked = await call(guest, 'POST', '/widget/messages', { clientId: `client-${++n}-of-goods`, body, language })
      assert.equal(asked.status, 201, JSON.stringify(asked.body))
      const answer = await eventually(
        `an answer to “${body}”`,
        async () => {
          const { items } = (await call(guest, 'GET', '/widget/messages?limit=5')).body as { items: Message[] }
          return items.find((message) => message.seq > asked.body.seq && message.author !== 'customer')
        },
        60,
      )
      assert.match(answer.body, expected, `after “${body}”`)
      if (never) assert.doesNotMatch(answer.body, never, `after “${body}”`)
    }
  }

test(
  'what this shop does not sell is never answered with what was spoken of before',
  talks(
    'en',
    ['how much is the travel mug', /Brook Travel Mug is \$24/],
    ['how much is the griddle', /no “griddle”/, /Mug|\$/],
    ['is the waffle iron in stock', /no “waffle iron”/, /Mug/],
    ['how do I clean the tumble dryer', /no “tumble dryer”/, /dishwasher/],
    ['when will the fishing rod arrive', /no “fishing rod”/, /Mug/],
    ['how much is it', /Which|couldn't find/, /\$/],
    ['how much is the glass mug', /no “glass mug”.*Brook Travel Mug/],
  ),
)

test(
  'the same in Chinese',
  talks(
    'zh-CN',
    ['保温壶多少钱', /不锈钢保温壶 现在/],
    ['电饼铛多少钱', /没有找到“电饼铛”/, /保温壶|¥/],
    ['電熱毯有貨嗎', /没有找到“电热毯”/, /保温壶/],
    ['缝纫机怎么用', /没有找到“缝纫机”/, /洗碗机/],
  ),
)

test(
  'an attribute is answered by what the product says, or not at all',
  talks(
    'en',
    ['recommend a speaker', /Brook/],
    ['is the more expensive one wireless', /Wireless Speaker[\s\S]*Bluetooth/, /\$/],
    ['is it waterproof', /does not mention|not say/, /Bluetooth/],
    ['what about the other one', /Desk Speaker/],
    ['which one is cheaper', /Desk Speaker is \$49/],
    ['how much is the travel mug and is it in stock?', /\$24[\s\S]*in stock/],
    ['can it go in the dishwasher', /Not for the dishwasher/, /Material/],
  ),
)

test(
  'in Chinese, with a correction',
  talks(
    'zh-CN',
    ['推荐一件衬衫', /亚麻衬衫.*丝光衬衫|丝光衬衫.*亚麻衬衫/],
    ['贵的那件是什么材质', /丝光衬衫\n材质：棉$/],
    ['不是，另一件', /亚麻衬衫\n材质：亚麻$/],
    ['会起球吗', /没有写到/, /材质/],
    ['有没有大一点的', /亚麻衬衫/, /没有找到/],
    ['为什么', /告诉我是哪个订单或哪件商品/],
  ),
)

test(
  'what asks nothing of the shop, or for what is somebody else’s, has a word of its own',
  talks(
    'zh-CN',
    ['帮我查一下赵敏的订单', /只能告诉下单的本人/],
    ['😡', /很抱歉/],
    ['好的', /随时告诉我/],
    ['注文はどこですか', /中文和英文/],
    ['算了', /没关系/],
  ),
)
