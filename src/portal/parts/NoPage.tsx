import { Link } from '../navigation.tsx'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { pressLook } from './Press.tsx'

export function NoPage() {
  const { say } = useText()
  const { slug } = useShop()
  useTitle(say('page.none'))
  return (
    <>
      <h1 className="mb-4 text-[1.5rem] font-bold">{say('page.none')}</h1>
      <Link to={placesOf(slug).find} className={pressLook()}>
        {say('find.title')}
      </Link>
    </>
  )
}
