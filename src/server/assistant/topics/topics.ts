import { type Answer, answered, asked, choices, line, type Question, social, withButton } from '../answer.ts'
import type { Intent } from '../engine/intents.ts'
import { namedIn } from '../engine/named-goods.ts'
import { saysWarranty } from '../engine/product-words.ts'
import { invoice } from '../flows/invoice.ts'
import { candidates } from './candidates.ts'
import { caseStatus } from './cases.ts'
import { told } from './facts.ts'
import { policy, withPolicy } from './knowledge.ts'
import { hasBought, orderStatus, parcelTrack } from './orders.ts'
import { productPrice, productQuestion, productStock, unlessSold } from './products.ts'
import { productRecommend } from './recommend.ts'

type Topic = (question: Question) => Answer | Promise<Answer>
const handedOver = (body: string): Answer => ({ ...answered(body), useful: false, handOver: true, outcome: 'handedOver' })
/** What was paid twice, or for nothing, only a person can see. */
export const moneyTaken = (question: Question): Answer => handedOver(line(question, 'moneyTaken'))
/** What somebody wants to be paid for what went wrong. */
export const claimed = (question: Question): Answer => handedOver(line(question, 'claimed'))
/** What a flow does for whoever is signed in; a guest is asked to sign in. */
const signedIn: Topic = (question) => asked(line(question, 'signIn'), [choices(question)])

/** The shop's rules of invoices; who is signed in can ask for one right below. */
const invoicePolicy: Topic = async (question) => {
  const answer = await policy('invoice')(question)
  return question.customer.externalId ? withButton(question, answer, invoice.words![question.language]) : answer
}

/** When things arrive; of a thing that is not sold nothing is promised. What was bought may not be sold any more. */
const shippingTime: Topic = async (question) => {
  const named = namedIn(question.understood.normalised)
  const missing = named?.asks === 'arrival' && !(await hasBought(question, named.thing)) ? await unlessSold(question) : null
  return missing ?? policy('shipping')(question)
}

/** What the product that is meant says of its own warranty, before what holds for everything. */
const warranty: Topic = async (question) => {
  const general = await policy('warranty')(question)
  const [one, another] = await candidates(question)
  const own = one && !another ? told(question, one) : null
  return own?.isAnswer && general.outcome === 'answered' && saysWarranty.test(own.answer.body)
    ? {
        ...general,
        body: `${own.answer.body}\n\n${general.body}`,
        cards: own.answer.cards,
        evidence: [...own.answer.evidence, ...general.evidence],
      }
    : general
}

/** What each intent is answered from, where no flow takes it up. */
export const topics: Readonly<Record<Intent, Topic>> = {
  'product.stock': productStock,
  'product.price': productPrice,
  'product.question': productQuestion,
  'product.size': productQuestion,
  'product.usage': productQuestion,
  'product.authentic': policy('authentic'),
  'product.freshness': productQuestion,
  'product.contents': productQuestion,
  'product.recommend': productRecommend,
  'policy.coupon': policy('coupon'),
  'policy.promotion': policy('coupon'),
  'policy.payment': policy('payment'),
  'payment.failed': policy('payment'),
  'order.how': policy('ordering'),
  'order.bulk': policy('bulk'),
  'policy.shipping': policy('shipping'),
  'shipping.time': shippingTime,
  'shipping.carrier': policy('shipping'),
  'account.help': policy('account'),
  'order.status': orderStatus,
  'order.cancel': signedIn,
  'order.changeAddress': signedIn,
  'order.changeItem': signedIn,
  'order.changePayment': signedIn,
  'order.urgeShipping': orderStatus,
  'order.remark': (question) => handedOver(line(question, 'remark')),
  'parcel.track': parcelTrack,
  'parcel.late': parcelTrack,
  'parcel.urge': parcelTrack,
  'parcel.lost': signedIn,
  'parcel.pickup': parcelTrack,
  'parcel.refuse': withPolicy('return', 'refuse'),
  'policy.return': policy('return'),
  'aftersale.return': signedIn,
  'aftersale.refund': signedIn,
  'refund.status': caseStatus,
  'return.freight': policy('return'),
  'return.send': policy('return'),
  'policy.exchange': policy('exchange'),
  'aftersale.exchange': signedIn,
  'policy.warranty': warranty,
  'aftersale.repair': signedIn,
  'aftersale.missing': withPolicy('exchange', 'damaged'),
  'aftersale.wrong': withPolicy('exchange', 'damaged'),
  'aftersale.damaged': withPolicy('exchange', 'damaged'),
  'aftersale.status': caseStatus,
  'policy.invoice': invoicePolicy,
  'policy.priceProtection': policy('priceProtection'),
  complaint: (question) => handedOver(line(question, 'complaint')),
  compensation: signedIn,
  'shop.hours': policy('hours'),
  greeting: (question) => social(line(question, 'greeting', { shop: question.shop.name })),
  thanks: (question) => social(line(question, 'thanks')),
  farewell: (question) => social(line(question, 'farewell')),
  person: () => handedOver(''),
  identity: (question) => social(line(question, 'identity', { shop: question.shop.name })),
}
