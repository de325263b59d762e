import type { ArticleInput } from '../../../shared/wire/knowledge.ts'
import { writer } from './article-text.ts'

const { faq, policy, guide, guideOf, term } = writer('en')

export const articlesEn: ArticleInput[] = [
  policy(
    'return',
    '30-day returns',
    'how do I return something|what is your return policy|can I send it back|who pays return shipping|how long do I have to return an item',
    'You can return anything within 30 days of delivery, with everything that came in the box.',
    'If it is faulty, the label is free. Otherwise $6.95 for the label is taken off the refund.',
    'Opened in-ear earbuds can only be returned when they are faulty. Please sign out of phones, tablets and laptops and reset them first.',
    'We refund within 2 business days of its arrival, the way you paid; banks take 3 to 5 business days to show it.',
  ),
  policy(
    'exchange',
    'Exchanges',
    'can I exchange it|swap for another colour|how do exchanges work|do I pay for shipping on an exchange|exchange for a bigger one',
    'Within 30 days of delivery you can change to another colour, size or configuration; shipping is free both ways.',
    'The new one is sent first. Please drop the old one off within 14 days with the label in the box. Price differences are charged or refunded.',
  ),
  policy(
    'warranty',
    'Warranty and repairs',
    'how long is the warranty|is it covered if it breaks|do you repair|what does the warranty cover|my device stopped working',
    'The warranty runs from delivery: laptops and keyboards 2 to 3 years, monitors 3, phones 2 (battery 1), headphones and speakers 1 to 3,',
    'chargers and power banks 18 months, cables for life. Each product page says which.',
    'Faults are repaired within 10 business days or replaced. Drops, liquids, opened cases and lost parts are not covered.',
  ),
  policy(
    'shipping',
    'Shipping costs and times',
    'how much is shipping|is shipping free|how long does delivery take|do you ship to Canada|do you have express shipping',
    'Standard shipping is $5.99, free from $49, and takes 3 to 5 business days. Express is $14.99 and takes 2.',
    'Orders paid before 2 pm Eastern leave the same business day. Alaska and Hawaii add $9 and take 5 to 8 business days.',
    'We also ship to Canada and Mexico for $19, duties included. Every parcel is tracked.',
  ),
  policy(
    'invoice',
    'Invoices and tax',
    'can I get an invoice|I need a receipt|invoice with my company name|are you able to remove sales tax|where is my invoice',
    'A PDF invoice is emailed on delivery and is in your order under “Documents”. You can add a company name and a PO number there.',
    'Tax-exempt organisations: send us the certificate once, and sales tax is left off from then on.',
  ),
  policy(
    'payment',
    'Ways to pay',
    'how can I pay|do you take PayPal|my card was declined|can I pay in instalments|do you accept gift cards',
    'Visa, Mastercard, American Express, PayPal and Northlight gift cards; a gift card and a card can be combined.',
    'From $200 you can pay in 4 parts without interest. Cards are charged when you order.',
    'If a card is declined, check the billing address or try PayPal; nothing has been charged, even if your bank shows it as pending.',
  ),
  policy(
    'priceProtection',
    '14-day price protection',
    'the price dropped after I bought|can I get the difference back|do you price match|it is cheaper now|price guarantee',
    'If our own price for the same model drops within 14 days of your order, we refund the difference. Just ask.',
    'Coupon codes, clearance, refurbished goods and other shops’ prices are not matched.',
  ),
  policy(
    'coupon',
    'Coupons and offers',
    'do you have a coupon|my promo code does not work|is there a student discount|can I combine offers|first order discount',
    'Orders with goods for $150 or more get $10 off by themselves. WELCOME10 takes 10% off a first order, up to $25.',
    'Students get 8% off laptops and tablets with a school email address.',
    'One code an order, together with the automatic $10. A code that fails has usually expired or was used before.',
  ),
  faq(
    'Where do I find my tracking number?',
    'how do I track my package|I got no tracking email|tracking link not working|where is the tracking number|track my shipment',
    'It is in the shipping email and in your order. New numbers take up to 24 hours to show anything at the carrier.',
  ),
  faq(
    'It says delivered but I have nothing',
    'marked delivered not received|someone stole my package|delivered but not here|carrier says left at door|package missing after delivery',
    'Check with neighbours and the front desk, and wait until the next day: carriers sometimes scan early.',
    'Still nothing? Tell us within 7 days. We open a claim and send it again or refund you.',
  ),
  faq(
    'Do I have to sign for it?',
    'is a signature required|nobody home for delivery|can they leave it at the door|will I need to be there|deliver without signature',
    'Only from $500. You can let the carrier hold it at a pick-up point from the link in the shipping email.',
  ),
  faq(
    'Can you deliver to a PO box?',
    'ship to PO box|APO address shipping|military address delivery|send to a mailbox|can I use a post office box',
    'Yes, by USPS standard shipping, except for power banks and anything with a loose battery. APO and FPO addresses work too.',
  ),
  faq(
    'Why did I get only part of my order?',
    'order came in two packages|missing one item from the box|split shipment|where is the rest of my order|two tracking numbers',
    'Orders often travel in several parcels, each with its own number in your order. If all are delivered and something is missing, tell us.',
  ),
  faq(
    'Something arrived damaged',
    'screen cracked on arrival|box was crushed|item is broken out of the box|dead on arrival|damaged in shipping',
    'Take pictures of the item and of all sides of the box and keep both. We send a new one first or refund you, whichever you prefer.',
  ),
  faq(
    'I received the wrong item',
    'sent me the wrong colour|this is not what I ordered|got someone else’s order|wrong model delivered|wrong product in the box',
    'Sorry! Tell us what came. The right one leaves the same day, and a free label for the wrong one comes by email.',
  ),
  faq(
    'When will I see my refund?',
    'refund not on my card yet|how long do refunds take|where is my money|refund pending|refund to gift card',
    'We refund within 2 business days of the return arriving. Cards take 3 to 5 business days, PayPal one, gift cards minutes.',
  ),
  faq(
    'How do I get a return label?',
    'print a return label|no printer for return|where do I drop off my return|return QR code|start a return online',
    'Open the order and press “Return”. You get a label and a QR code; with the code the drop-off point prints it for you.',
  ),
  faq(
    'Will it be back in stock?',
    'when do you restock|notify me when available|sold out colour coming back|is it discontinued|waitlist for item',
    'Most things are back within 2 weeks. Press “Tell me” on the product page and you get one email, first come, first served.',
  ),
  faq(
    'Are your phones unlocked?',
    'does the phone work with any carrier|can I use my SIM|esim support|works with Verizon and T-Mobile|dual SIM phone',
    'Yes. Every phone is unlocked for all US carriers and takes a nano SIM and an eSIM at the same time.',
  ),
  faq(
    'Is a charger included?',
    'does it come with a power adapter|power supply included|which charger do I need|charging cable included|charger sold separately',
    'Laptops and tablets include one; phones, watches and headphones come with a cable only. The 65 W Wall Charger suits all of them.',
  ),
  faq(
    'Can I take a power bank on a plane?',
    'power bank in carry-on|is 20000 mAh allowed on flights|battery in checked luggage|flying with batteries|airline battery limit',
    'In the cabin, yes: all of ours are under 100 Wh, the limit without asking the airline. Never in checked baggage.',
  ),
  faq(
    'Will it work with a Mac?',
    'compatible with macOS|does it work on my iPad|Linux support|need a driver|works with Windows 11',
    'Everything we sell works with Mac, Windows and common Linux without a driver, unless its page says otherwise.',
  ),
  faq(
    'How do I use or check a gift card?',
    'gift card balance|redeem a gift card|does my gift card expire|gift card and credit card together|lost gift card',
    'Enter the code at checkout; what is left stays on it and never expires. The balance is under “Account · Gift cards”.',
  ),
  faq(
    'Do you gift wrap?',
    'add a gift message|send without prices|wrapping paper option|gift receipt|shipping a present',
    'Yes: $4 a parcel, with a card in your words. Prices are never in the box, and the recipient can exchange with the gift receipt.',
  ),
  faq(
    'Do you sell to schools and companies?',
    'bulk order discount|business account|quote for 20 laptops|education pricing|net 30 terms',
    'Yes, with prices from 10 pieces, net 30 terms and one contact. Tell us the models, the number and the date, and you get a quote in a day.',
  ),
  faq(
    'Do you take old devices?',
    'trade in my old phone|recycle electronics|what do I do with a dead battery|old laptop disposal|recycling programme',
    'We take one old device for each new one and recycle it free of charge: choose it at checkout. Loose batteries belong at a local drop-off.',
  ),
  faq(
    'When can I reach a person?',
    'customer service hours|are you open on weekends|support phone times|is anyone there at night|how fast do you answer',
    'Every day from 8 am to 10 pm Eastern. At other times the assistant is here, and we answer what you leave first thing in the morning.',
  ),
  faq(
    'Do you have a store?',
    'physical location near me|can I pick up my order|showroom to try headphones|store pickup|where are you located',
    'We are online only and ship from Edison, New Jersey. There is no pick-up, but 30 days to try things at home.',
  ),
  faq(
    'I cannot sign in',
    'forgot my password|reset link never came|change my email address|locked out of my account|delete my account',
    'Use “Forgot password”; the link works for an hour and sometimes lands in spam. To change the email or delete the account, ask a person.',
  ),
  faq(
    'Can I get the manual?',
    'user guide download|instructions missing|how to set it up|where are the drivers|quick start pdf',
    'Manuals and firmware are at the bottom of each product page under “Downloads”, in English and Spanish.',
  ),
  guide(
    'My headphones will not connect',
    'bluetooth pairing problem|earbuds not connecting|reset my earbuds|one earbud silent|headphones keep disconnecting',
    'Forget them in the phone’s Bluetooth list, then hold the power button (or the case’s button) for 10 seconds until the light turns white.',
    'Pair again within a metre of the phone. One side silent: put both in the case, close it for 30 seconds, and try again.',
    'Still nothing? It is covered by the warranty; talk to a person.',
  ),
  guideOf(
    ['NL-2003', 'NL-2004'],
    'Cleaning your earbuds and their tips',
    'how do I clean them|ear wax in the mesh|wash the silicone tips|dirty charging contacts|hygiene',
    'Pull the tips off and rinse them in warm water; let them dry for a day before they go back on.',
    'Wipe the mesh with a dry soft brush, opening down. No water, no alcohol, no pins.',
  ),
  guideOf(
    ['NL-2001'],
    'Folding and cleaning the Aurora 700',
    'how do I clean them|replace the ear cushions|wipe the headband|fold them for travel',
    'Turn the cups flat, then fold the arms in. The cushions twist off and can be wiped with a damp cloth.',
  ),
  term(
    'Transparency mode',
    'transparency',
    'Microphones let outside sound in, so that you hear traffic or an announcement without taking them off.',
  ),
  term(
    'Label',
    'return label',
    'The prepaid sticker for the parcel you send back: we email it, you print it or show its code at the drop-off.',
  ),
  term('IPX4', 'IPX 4', 'Withstands splashes from any side, such as sweat and rain; not being under water.'),
  term('Price protection', '', 'If our own price drops within the time named in the policy, you get the difference back.'),
]
