import { __iconNode as abc } from '@tabler/icons-react/dist/esm/icons/IconAbc.mjs'
import { __iconNode as book2 } from '@tabler/icons-react/dist/esm/icons/IconBook2.mjs'
import { __iconNode as building } from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs'
import { __iconNode as buildingBank } from '@tabler/icons-react/dist/esm/icons/IconBuildingBank.mjs'
import { __iconNode as buildingCommunity } from '@tabler/icons-react/dist/esm/icons/IconBuildingCommunity.mjs'
import { __iconNode as buildingSkyscraper } from '@tabler/icons-react/dist/esm/icons/IconBuildingSkyscraper.mjs'
import { __iconNode as bulb } from '@tabler/icons-react/dist/esm/icons/IconBulb.mjs'
import { __iconNode as calendarEvent } from '@tabler/icons-react/dist/esm/icons/IconCalendarEvent.mjs'
import { __iconNode as chartBar } from '@tabler/icons-react/dist/esm/icons/IconChartBar.mjs'
import { __iconNode as clock } from '@tabler/icons-react/dist/esm/icons/IconClock.mjs'
import { __iconNode as coin } from '@tabler/icons-react/dist/esm/icons/IconCoin.mjs'
import { __iconNode as fileCertificate } from '@tabler/icons-react/dist/esm/icons/IconFileCertificate.mjs'
import { __iconNode as files } from '@tabler/icons-react/dist/esm/icons/IconFiles.mjs'
import { __iconNode as fileText } from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs'
import { __iconNode as flag } from '@tabler/icons-react/dist/esm/icons/IconFlag.mjs'
import { __iconNode as flask } from '@tabler/icons-react/dist/esm/icons/IconFlask.mjs'
import { __iconNode as gavel } from '@tabler/icons-react/dist/esm/icons/IconGavel.mjs'
import { __iconNode as hash } from '@tabler/icons-react/dist/esm/icons/IconHash.mjs'
import { __iconNode as leaf } from '@tabler/icons-react/dist/esm/icons/IconLeaf.mjs'
import { __iconNode as link } from '@tabler/icons-react/dist/esm/icons/IconLink.mjs'
import { __iconNode as mapPin } from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs'
import { __iconNode as message } from '@tabler/icons-react/dist/esm/icons/IconMessage.mjs'
import { __iconNode as network } from '@tabler/icons-react/dist/esm/icons/IconNetwork.mjs'
import { __iconNode as notebook } from '@tabler/icons-react/dist/esm/icons/IconNotebook.mjs'
import { __iconNode as questionMark } from '@tabler/icons-react/dist/esm/icons/IconQuestionMark.mjs'
import { __iconNode as quote } from '@tabler/icons-react/dist/esm/icons/IconQuote.mjs'
import { __iconNode as route } from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs'
import { __iconNode as scale } from '@tabler/icons-react/dist/esm/icons/IconScale.mjs'
import { __iconNode as school } from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs'
import { __iconNode as settings } from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import { __iconNode as shield } from '@tabler/icons-react/dist/esm/icons/IconShield.mjs'
import { __iconNode as ship } from '@tabler/icons-react/dist/esm/icons/IconShip.mjs'
import { __iconNode as signature } from '@tabler/icons-react/dist/esm/icons/IconSignature.mjs'
import { __iconNode as star } from '@tabler/icons-react/dist/esm/icons/IconStar.mjs'
import { __iconNode as table } from '@tabler/icons-react/dist/esm/icons/IconTable.mjs'
import { __iconNode as tag } from '@tabler/icons-react/dist/esm/icons/IconTag.mjs'
import { __iconNode as user } from '@tabler/icons-react/dist/esm/icons/IconUser.mjs'
import { __iconNode as usersGroup } from '@tabler/icons-react/dist/esm/icons/IconUsersGroup.mjs'
import { __iconNode as world } from '@tabler/icons-react/dist/esm/icons/IconWorld.mjs'

/** The elements of an icon: tag and attributes, as the icon set keeps them. */
export type IconNode = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]

/**
 * Icons that the model can name, by their names in the Tabler set: those of today's kinds, and some that kinds to
 * come are likely to ask for. A page that held all 5,000 would be 1 MB larger. A kind that names another one is
 * drawn without an icon; add a line here to give it one.
 */
const icons: Readonly<Record<string, IconNode>> = {
  abc,
  'book-2': book2,
  building,
  'building-bank': buildingBank,
  'building-community': buildingCommunity,
  'building-skyscraper': buildingSkyscraper,
  bulb,
  'calendar-event': calendarEvent,
  'chart-bar': chartBar,
  clock,
  coin,
  'file-certificate': fileCertificate,
  'file-text': fileText,
  files,
  flag,
  flask,
  gavel,
  hash,
  leaf,
  link,
  'map-pin': mapPin,
  message,
  network,
  notebook,
  'question-mark': questionMark,
  quote,
  route,
  scale,
  school,
  settings,
  shield,
  ship,
  signature,
  star,
  table,
  tag,
  user,
  'users-group': usersGroup,
  world,
}

/** The drawing of an icon; null if it is not in the set. */
export function iconNamed(name: string | null | undefined): IconNode | null {
  return (name && icons[name]) || null
}

/** An icon as SVG elements, without the `svg` around them. */
export function iconMarkup(icon: IconNode): string {
  return icon
    .map(([tag, attributes]) => {
      const written = Object.entries(attributes)
        .filter(([name]) => name !== 'key')
        .map(([name, value]) => ` ${name}="${value}"`)
      return `<${tag}${written.join('')}/>`
    })
    .join('')
}
