import { type Answer, answered, line, type Question, social } from '../answer.ts'
import type { Intent } from '../engine/intents.ts'
import { policy, withPolicy } from './knowledge.ts'
import { orderChange, orderStatus, parcelTrack } from './orders.ts'
import { productPrice, productQuestion, productRecommend, productStock } from './products.ts'

const handedOver = (body: string): Answer => ({ ...answered(body), useful: false, handOver: true, outcome: 'handedOver' })

/** What each intent is answered from. */
export const topics: Readonly<Record<Intent, (question: Question) => Answer | Promise<Answer>>> = {
  'order.status': orderStatus,
  'parcel.track': parcelTrack,
  'parcel.late': parcelTrack,
  'order.cancel': orderChange('cancelOpen', 'cancelSent'),
  'order.changeAddress': orderChange('addressOpen', 'addressSent'),
  'order.urgeShipping': orderChange('urge', 'urgeSent'),
  'product.stock': productStock,
  'product.price': productPrice,
  'product.question': productQuestion,
  'product.recommend': productRecommend,
  'policy.return': policy('return'),
  'policy.exchange': policy('exchange'),
  'policy.warranty': policy('warranty'),
  'policy.shipping': policy('shipping'),
  'policy.invoice': policy('invoice'),
  'policy.payment': policy('payment'),
  'policy.priceProtection': policy('priceProtection'),
  'policy.coupon': policy('coupon'),
  'aftersale.request': withPolicy('return', 'aftersale'),
  'aftersale.damaged': withPolicy('exchange', 'damaged'),
  complaint: (question) => handedOver(line(question, 'complaint')),
  greeting: (question) => social(line(question, 'greeting', { shop: question.shop.name })),
  thanks: (question) => social(line(question, 'thanks')),
  farewell: (question) => social(line(question, 'farewell')),
  person: () => handedOver(''),
  identity: (question) => social(line(question, 'identity', { shop: question.shop.name })),
}
