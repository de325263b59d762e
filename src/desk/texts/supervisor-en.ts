import type { supervisorZhCN } from './supervisor-zh-CN.ts'

export const supervisorEn: Readonly<Record<keyof typeof supervisorZhCN, string>> = {
  'settings.part.routing': 'Routing',
  'routing.hint': 'Who is given a customer that wants a person, and what happens when nobody answers.',
  'routing.automatic': 'Give out automatically',
  'routing.automatic.hint':
    'Whoever has waited longest comes first and goes to somebody online who speaks the language, has the skill and is least busy. Switched off, people take customers themselves.',
  'routing.takeBack': 'Take back after silence',
  'routing.takeBack.hint':
    'A customer who has had no answer for this long goes back to the queue and keeps their place. Leave empty to never take back.',
  'routing.minutes': 'minutes',
  'routing.widen': 'Look further after',
  'routing.widen.hint': 'When nobody with the language and the skill is free, anybody who is free will do after this long.',
  'routing.seconds': 'seconds',
  'routing.skills': 'Skills',
  'routing.skills.hint': 'When one of these words stands in what the customer wrote, whoever has the skill is looked for first.',
  'routing.skill.name': 'Skill',
  'routing.skill.words': 'Words, separated by commas',
  'routing.skill.add': 'Add a skill',
  'routing.skill.remove': 'Remove the skill {name}',
  'routing.skill.none': 'No skills yet. For example “repairs”: broken, repair, spare part.',
  'routing.people': 'Who can do what',
  'routing.people.hint': 'How many at once, which skills, which languages. No language chosen means all of them.',
  'routing.people.load': '{n} in hand, at most {cap}',
  'routing.people.every': 'Every language',
  'routing.people.edit': 'Adjust',
  'routing.day': 'Presence today',
  'routing.day.hint': 'Today in the shop’s time zone, {zone}.',
  'routing.day.total': 'online {online}, busy {busy}, away {away}',
  'routing.day.bar': '{name}: {text}',
}
