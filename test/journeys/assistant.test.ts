import { test } from 'node:test'
import { house } from '../support/house.ts'
import { players } from './assistant/play.ts'
import { beside } from './assistant/stories-beside.ts'
import { english } from './assistant/stories-en.ts'
import { chinese } from './assistant/stories-zh.ts'

const { play } = players(await house())

for (const story of [...english, ...chinese, ...beside]) test(`${story.language}: ${story.name}`, () => play(story))
