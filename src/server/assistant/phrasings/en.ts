import type { Intent } from '../engine/intents.ts'

/** How customers say it in English; written for Shopbell, separated by `|`. */
export const en: Readonly<Record<Intent, string>> = {
  'order.status':
    "where is my order|what's the status of my order|has my order shipped yet|can you check order 12345678|order status please|any update on my order|did you send my stuff|I ordered last week, what's happening with it|look up my order|I want to know about my order W1234567|has it been dispatched|what's going on with my purchase|is my order on its way|check my order|wheres my order|my order please|did my order go through|when will my order ship|show me my orders|status of #W1234567",
  'parcel.track':
    "track my package|where is my parcel right now|what's the tracking number|when will my parcel arrive|when is it going to be delivered|estimated delivery date|will it come today|will it arrive tomorrow|tracking info please|which courier has it|how long until it gets here|delivery status|is it out for delivery|can I see the tracking|when do I get my package|tracking number 773012345678|where's my delivery|what day will it be here|how far away is my package|who is delivering it",
  'parcel.late':
    "my package is late|tracking hasn't updated in days|it says delivered but I never got it|my parcel is stuck|it should have been here yesterday|still hasn't arrived|I think my package is lost|it's been two weeks and nothing|the delivery is overdue|no movement on tracking|package went missing|marked delivered but nothing here|why is it taking so long|delayed shipment|haven't received my order|the courier lost it|it never showed up|stuck in transit",
  'order.cancel':
    "cancel my order|I want to cancel|can I cancel it|please cancel order W1234567|ordered by mistake, cancel|how do I cancel an order|I changed my mind, stop the order|don't ship it, cancel please|I bought it twice, cancel one|is it too late to cancel|cancel the purchase|I no longer want it|call off my order|undo my order",
  'order.changeAddress':
    'change my shipping address|I put the wrong address|can you update the delivery address|ship it to a different address|wrong zip code on my order|I moved, please send it to my new place|edit address|change the phone number on the order|wrong apartment number|can it go to my office instead|the address is incorrect|update my address|redirect to another address|I typed my address wrong',
  'order.urgeShipping':
    "please ship it faster|why hasn't it shipped|can you ship today|I need it urgently|hurry up please|still processing, when do you ship|can you speed up my order|rush my order|it's been two days and not shipped|ship it asap|can you prioritise my order|expedite please|when are you sending it out|get it out the door today please",
  'product.stock':
    'is this in stock|do you have it in red|is size M available|any left|when will it be back in stock|do you have the 256GB version|is it sold out|have you got it in black|available in large|how many are left|restock date|can I still buy it|do you carry it in size 10|is the blue one available|out of stock?|got any more of these',
  'product.price':
    "how much is it|what's the price|how much does this cost|price of the headphones|what do you charge for it|how much for two|cost of the large one|is it expensive|what does it sell for|current price please|how much are the boots|price check|what would it cost me|how much for the keyboard",
  'product.question':
    "what is it made of|what size should I get|does it run small|is it waterproof|how do I wash it|is it machine washable|what's the battery life|does it work with iphone|how heavy is it|what are the dimensions|does it support fast charging|is it compatible with mac|do you have a size chart|how does it work|what material is it|how loud is it|does it come with a cable|I'm 5'6 which size fits|is there a manual|will it fit a 15 inch laptop|what's the capacity",
  'product.recommend':
    "what do you recommend|can you suggest a gift|I need a laptop bag under 50|which one is best|looking for something for my dad|help me choose|best headphones for travel|what's popular|suggest a good camera for beginners|I'm looking for a warm jacket|what would you buy|anything good under 100 dollars|which model should I get|show me your bestsellers|something for a small kitchen",
  'policy.return':
    "what is your return policy|how do I return something|can I return it|how long do I have to return|who pays return shipping|are returns free|can I return an opened item|return window|do you accept returns|what are the conditions for returns|can I send it back if I don't like it|how do returns work|is there a restocking fee|money back guarantee|explain the refund policy",
  'policy.exchange':
    'can I exchange it|how do exchanges work|exchange policy|can I swap it for another size|is it free to exchange|how long do I have to exchange|do you do exchanges|swap colour possible|exchange process|who pays shipping for an exchange|can I trade it for a different model|do you allow exchanges',
  'policy.warranty':
    'how long is the warranty|is there a guarantee|what does the warranty cover|do you repair things|it broke, is it under warranty|warranty period|can it be repaired|how do I claim warranty|is water damage covered|do you offer extended warranty|out of warranty repair|manufacturer warranty|what if it breaks|repair service',
  'policy.shipping':
    'how much is shipping|do you ship to Canada|is shipping free|how long does shipping take|which carriers do you use|shipping cost|delivery times|do you ship internationally|free shipping over how much|express shipping options|where do you ship from|do you deliver on weekends|shipping rates|how fast is delivery usually|can I pick the courier|do you ship to PO boxes',
  'policy.invoice':
    'can I get an invoice|I need a receipt|send me the invoice|VAT invoice please|invoice with company name|where can I download my receipt|tax invoice|I need a bill for my company|wrong name on the invoice|email me the receipt|can you issue an invoice|add our tax number to the invoice|proof of purchase',
  'policy.payment':
    'what payment methods do you accept|can I pay with paypal|do you take credit cards|can I pay in instalments|my payment failed|do you accept apple pay|cash on delivery|can I use two cards|is klarna available|card was declined|do you take gift cards|how can I pay|payment options|can I pay by bank transfer',
  'policy.priceProtection':
    "the price dropped after I bought it|do you price match|can I get the difference back|price protection|it's cheaper now than when I ordered|price adjustment|I bought it yesterday and today it's on sale|will you refund the difference|price guarantee|found it cheaper elsewhere|price went down|match a lower price",
  'policy.coupon':
    'do you have a coupon|promo code not working|any discounts|is there a sale|discount code|student discount|can I use two coupons|my voucher expired|black friday deals|can you give me a discount|new customer offer|any promotions right now|how do I apply a code|does it come with a free gift|loyalty discount',
  'aftersale.request':
    "I want to return this|I want a refund|please refund me|I'd like to send it back|I want to exchange it for a larger one|start a return|give me my money back|refund my order W1234567|I need to return an item|where is my refund|when do I get my refund|I want to swap it|request a repair|I need it repaired|return label please|return these shoes|my refund hasn't arrived",
  'aftersale.damaged':
    "it arrived broken|the item is damaged|you sent the wrong item|one item is missing|wrong colour was sent|the screen is cracked|it doesn't work|faulty product|parts are missing|the box was crushed|I received a different size|it's defective|it won't turn on|there is a stain on it|got the wrong thing|came in pieces|missing the charger",
  complaint:
    "I want to complain|this is unacceptable|worst service ever|I'm very disappointed|you people are useless|I will report you|this is a scam|terrible experience|I'm furious|nobody is helping me|I'll leave a bad review|file a complaint|your service is awful|this is ridiculous|I'm going to dispute the charge|shame on you",
  greeting:
    'hi|hello|hey|good morning|hi there|hello, anyone there|good evening|hey there|hiya|yo|greetings|good afternoon|anybody here|hello!',
  thanks:
    'thanks|thank you|thank you so much|great thanks|cheers|much appreciated|ok thanks|thanks for your help|perfect, thank you|ty|awesome thanks|thanks a lot|that helps, thank you|appreciate it',
  farewell:
    "bye|goodbye|that's all|nothing else|see you|have a nice day|no more questions|that's everything|talk later|good night|I'm done|bye bye",
  person:
    "talk to a human|I want a real person|connect me to an agent|agent please|human please|can I speak to someone|live chat with a person|transfer me to support|customer service representative|let me talk to your manager|get me a person|operator|I don't want a bot|speak to a representative|real human|someone real please|contact customer service|stop the bot and get me a human",
  identity:
    "are you a bot|are you human|who are you|am I talking to a robot|is this a real person|are you an AI|what's your name|what can you do|are you a machine|what can you help with|is this automated|who am I chatting with",
}
