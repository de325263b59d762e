import type { Story } from './story.ts'

const en = 'en' as const
export const english: readonly Story[] = [
  {
    name: 'cancels before it is sent',
    language: en,
    order: 'paid',
    turns: [
      ['cancel my order', /reason/],
      ['no longer needed', /check/],
      [{ press: 'yes' }, /Done: Cancel/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
  {
    name: 'cancels with a plain yes',
    language: en,
    order: 'paid',
    turns: [
      ['I want to cancel my order, ordered by mistake', /check/],
      ['yes please', /Done/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
  {
    name: 'changes its mind at the card',
    language: en,
    order: 'paid',
    turns: [
      ['please cancel my order', /reason/],
      ['ordered by mistake', /check/],
      [{ press: 'no' }, /nothing has been changed/],
    ],
    end: { status: 'paid', cases: [] },
  },
  {
    name: 'gives up before the card',
    language: en,
    order: 'paid',
    turns: [
      ['cancel my order', /reason/],
      ['never mind', /nothing has been changed/],
    ],
    end: { status: 'paid', cases: [] },
  },
  {
    name: 'too late to cancel',
    language: en,
    order: 'shipped',
    turns: [
      ['cancel my order', /reason/],
      ['no longer needed', /can't be done/],
    ],
    end: { status: 'shipped', cases: [] },
  },
  {
    name: 'asks in between and still gets there',
    language: en,
    order: 'paid',
    turns: [
      ['cancel my order', /reason/],
      ['no longer needed', /check/],
      ['what is your return policy', /Thirty days[\s\S]*waiting for you/],
      [{ press: 'yes' }, /Done/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
  {
    name: 'a question between two questions',
    language: en,
    order: 'paid',
    turns: [
      ['cancel my order', /reason/],
      ['where is my order', /waiting to be sent[\s\S]*Back to[\s\S]*reason/],
      ['no longer needed', /check/],
      [{ press: 'yes' }, /Done/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
  {
    name: 'an address, after one that is none',
    language: en,
    order: 'paid',
    turns: [
      ['change my shipping address', /whole new address/],
      ['my new place', /whole address/],
      ['12 Oak Lane, Austin, TX 73301', /check/],
      [{ press: 'yes' }, /Done/],
    ],
    end: { status: 'paid', cases: ['changeAddress:done'], addressHas: '12 Oak Lane' },
  },
  {
    name: 'corrects the address on the card',
    language: en,
    order: 'paid',
    turns: [
      ['change my shipping address', /whole new address/],
      ['12 Oak Lane, Austin, TX 73301', /check/],
      ['ship it to 14 Elm Street, Austin, TX 73301', /changed that/],
      [{ press: 'yes' }, /Done/],
    ],
    end: { status: 'paid', cases: ['changeAddress:done'], addressHas: '14 Elm Street' },
  },
  {
    name: 'another size before it is sent',
    language: en,
    order: 'paid',
    turns: [
      ['update the size on my pending order', /In stock are/],
      ['blue L', /check/],
      [{ press: 'yes' }, /Done/],
    ],
    end: { status: 'paid', cases: ['changeItems:done'], skuIs: 'shirt-blue-l' },
  },
  {
    name: 'returns one of two',
    language: en,
    order: 'delivered',
    two: true,
    turns: [
      ['I want to return this', /Which one/],
      ['Mug', /reason/],
      ['does not suit', /check/],
      [{ press: 'yes' }, /send the item back/],
    ],
    end: { status: 'returning', cases: ['returnAndRefund:awaitingReturn'] },
  },
  {
    name: 'exchanges for a larger one',
    language: en,
    order: 'delivered',
    turns: [
      ['I want to exchange it for a larger one', /In stock are/],
      ['blue L', /check/],
      [{ press: 'yes' }, /send the item back/],
    ],
    end: { status: 'returning', cases: ['exchange:awaitingReturn'] },
  },
  {
    name: 'arrived broken, with a picture',
    language: en,
    order: 'delivered',
    turns: [
      ['it arrived broken', /What would you like/],
      ['Return and refund', /picture/],
      [{ photo: 'here you are' }, /check/],
      [{ press: 'yes' }, /send the item back/],
    ],
    end: { status: 'returning', cases: ['returnAndRefund:awaitingReturn'] },
  },
  {
    name: 'something is missing: sent again, after a person agrees',
    language: en,
    order: 'delivered',
    turns: [
      ['one item is missing', /What would you like/],
      ['Send it again', /picture/],
      [{ photo: 'look' }, /check/],
      [{ press: 'yes' }, /A person looks at it/],
    ],
    end: { status: 'delivered', cases: ['reissue:review'] },
  },
  {
    name: 'repair under warranty',
    language: en,
    order: 'delivered',
    turns: [
      ['I need it repaired', /check/],
      [{ press: 'yes' }, /send the item back/],
    ],
    end: { status: 'delivered', cases: ['repair:awaitingReturn'] },
  },
  { name: 'a yes to nothing', language: en, order: 'paid', turns: [['yes', /nothing waiting/]], end: { status: 'paid', cases: [] } },
  {
    name: 'a made-up code',
    language: en,
    order: 'paid',
    turns: [
      ['cancel my order', /reason/],
      ['no longer needed', /check/],
      ['yes 0000', /no longer counts/],
    ],
    end: { status: 'paid', cases: [] },
  },
  {
    name: 'furious: a person, with a note',
    language: en,
    order: 'shipped',
    turns: [['I want to complain', /truly sorry/]],
    end: { status: 'shipped', cases: [], held: 'waiting' },
  },
  {
    name: 'asks for a person in the middle of a flow',
    language: en,
    order: 'paid',
    turns: [
      ['cancel my order', /reason/],
      ['talk to a human please', /./],
    ],
    end: { status: 'paid', cases: [], held: 'waiting' },
  },
  {
    name: 'how far is my case',
    language: en,
    order: 'paid',
    turns: [
      ['cancel my order, ordered by mistake', /check/],
      [{ press: 'yes' }, /Done/],
      ['where is my refund', /AS-/],
    ],
    end: { status: 'cancelled', cases: ['cancel:done'] },
  },
]
