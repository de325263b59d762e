import { Check } from 'lucide-react'
import { Fragment } from 'react'
import { type Permission, permissions, roleMay, staffRoles } from '../../shared/permissions.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { Section } from './Section.tsx'

/** By room: what any of the roles may do. */
const rooms = Map.groupBy(
  permissions.filter((permission) => staffRoles.some((role) => roleMay(role, permission))),
  (permission) => permission.split('.')[0]!,
)

/** What each role may do, in plain words, from the table the server goes by. */
export function Roles() {
  const { say } = useText()
  return (
    <Section title={say('roles.title')} hint={say('roles.hint')}>
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <thead>
            <tr className="text-sm text-muted">
              <th scope="col" className="sr-only">
                {say('keys.permissions')}
              </th>
              {staffRoles.map((role) => (
                <th key={role} scope="col" className="w-20 px-1 py-2 text-center font-normal max-sm:w-12">
                  {say(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rooms].map(([room, ofRoom]) => (
              <Fragment key={room}>
                {ofRoom.map((permission, at) => (
                  <Line key={permission} permission={permission} first={at === 0} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Line({ permission, first }: { permission: Permission; first: boolean }) {
  const { say } = useText()
  return (
    <tr className={first ? 'border-t border-line' : undefined}>
      <th scope="row" className="py-1.5 pr-3 font-normal">
        {say(`permission.${permission}` as TextKey)}
      </th>
      {staffRoles.map((role) => (
        <td key={role} className="px-1 py-1.5 text-center">
          {roleMay(role, permission) ? (
            <Check size={16} aria-label={say('roles.may')} className="inline text-success" />
          ) : (
            <span aria-label={say('roles.mayNot')} role="img" className="text-muted">
              –
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}
