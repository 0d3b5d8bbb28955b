import {
  type Family as FamilyKey,
  families,
  type KindDeclaration,
  type PropertyDeclaration,
  type RelationTypeDeclaration,
} from '../../model/declarations.ts'
import { kebab } from '../../model/ids.ts'
import { ontology, propertyLabel } from '../../model/ontology.ts'
import { registers } from '../../model/values/externalIdentifier.ts'
import { builder, enumOf } from '../builder.ts'
import { KindName } from '../entries/entry.ts'
import { RelationTypeName } from '../relations/relation.ts'

const FamilyName = enumOf<FamilyKey>(
  'FamilyName',
  'A family of kinds: it gives them their colour.',
  Object.fromEntries(
    Object.entries(families).map(([name, label]) => [name, { description: `${label}.` }]),
  ) as Record<FamilyKey, { description: string }>,
)

const Family = builder.objectRef<FamilyKey>('Family').implement({
  description: 'A family of kinds.',
  fields: (t) => ({
    name: t.field({
      type: FamilyName,
      nullable: false,
      description: 'Its name in the model.',
      resolve: (family) => family,
    }),
    label: t.string({
      nullable: false,
      description: 'How people read it.',
      resolve: (family) => families[family],
    }),
  }),
})

const Choice = builder.objectRef<{ value: string; label: string; description: string }>('Choice').implement({
  description: 'A choice that a property allows.',
  fields: (t) => ({
    value: t.exposeString('value', { nullable: false, description: 'As it is stored.' }),
    label: t.exposeString('label', { nullable: false, description: 'As people read it.' }),
    description: t.exposeString('description', { nullable: false, description: 'What it means.' }),
  }),
})

const Property = builder.objectRef<PropertyDeclaration & { name: string }>('Property').implement({
  description: 'A property of a kind or relation type.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'Its name in the model.' }),
    label: t.string({
      nullable: false,
      description: 'How people read it.',
      resolve: (property) => propertyLabel(property.name, property),
    }),
    description: t.exposeString('description', { nullable: false, description: 'What it is.' }),
    valueType: t.string({
      nullable: false,
      description: 'The type of its values: text, markdown, partialDate, choice and so on.',
      resolve: ({ value }) => value,
    }),
    many: t.boolean({
      nullable: false,
      description: 'Whether there can be several values.',
      resolve: ({ many = false }) => many,
    }),
    required: t.boolean({
      nullable: false,
      description: 'Whether there must be one.',
      resolve: ({ required = false }) => required,
    }),
    filterable: t.boolean({
      nullable: false,
      description: 'Whether lists can be filtered by it.',
      resolve: ({ filterable = false }) => filterable,
    }),
    sortable: t.boolean({
      nullable: false,
      description: 'Whether lists can be ordered by it.',
      resolve: ({ sortable = false }) => sortable,
    }),
    choices: t.field({
      type: [Choice],
      description: 'What can be chosen, if it is a choice.',
      resolve: ({ choices }) =>
        choices && Object.entries(choices).map(([value, about]) => ({ value, ...about })),
    }),
    asCode: t.boolean({
      nullable: false,
      description: 'Whether a country code is told as such, and not as the country that it stands for.',
      resolve: ({ asCode = false }) => asCode,
    }),
    register: t.string({
      description: 'Whose identifiers they are, if they are identifiers.',
      resolve: ({ register }) => register && registers[register].label,
    }),
  }),
})

function propertiesOf(declared: Readonly<Record<string, PropertyDeclaration>>) {
  return Object.entries(declared).map(([name, property]) => ({ ...property, name }))
}

const Kind = builder.objectRef<KindDeclaration>('Kind').implement({
  description: 'A kind of entries, and how it is shown.',
  fields: (t) => ({
    name: t.field({
      type: KindName,
      nullable: false,
      description: 'Its name in this API.',
      resolve: ({ name }) => name,
    }),
    typeName: t.string({
      nullable: false,
      description: 'The name of its object type in this API.',
      resolve: ({ name }) => name,
    }),
    idPrefix: t.string({
      nullable: false,
      description: 'What stands before the colon in ids of this kind.',
      resolve: ({ name }) => kebab(name),
    }),
    label: t.string({
      nullable: false,
      description: "How people read it: 'case study'.",
      resolve: ({ name }) => kebab(name).replaceAll('-', ' '),
    }),
    pluralLabel: t.string({
      nullable: false,
      description: "How people read several: 'case studies'.",
      resolve: ({ plural }) => kebab(plural).replaceAll('-', ' '),
    }),
    description: t.exposeString('description', { nullable: false, description: 'What it is.' }),
    family: t.field({
      type: Family,
      nullable: false,
      description: 'The family it belongs to.',
      resolve: ({ family }) => family,
    }),
    shape: t.exposeString('shape', {
      nullable: false,
      description: 'The silhouette: a name, or points of a polygon within -1 to 1.',
    }),
    icon: t.string({
      description: 'The icon in it, by its name in the Tabler set; null if a code stands there.',
      resolve: ({ icon }) => icon,
    }),
    scale: t.float({
      nullable: false,
      description: 'How much larger than others it is drawn.',
      resolve: ({ scale = 1 }) => scale,
    }),
    properties: t.field({
      type: [Property],
      nullable: false,
      description: 'Its properties, in order.',
      resolve: ({ properties }) => propertiesOf(properties),
    }),
    passes: t.boolean({
      nullable: false,
      description:
        'Whether it is something that happens: when it is over, nothing that was true of it lapses.',
      resolve: ({ passes = false }) => passes,
    }),
    hasLifespan: t.boolean({
      nullable: false,
      description: 'Whether its entries begin and end, so that a list of another day has others.',
      resolve: ({ lifespan }) => lifespan !== undefined,
    }),
    featured: t.stringList({
      nullable: false,
      description: 'The names of the properties that a card shows, in order.',
      resolve: ({ featured }) => [...featured],
    }),
  }),
})

const Uncounted = builder
  .objectRef<NonNullable<RelationTypeDeclaration['uncounted']>>('Uncounted')
  .implement({
    description: 'Values of a property of relations of those who take part without being counted.',
    fields: (t) => ({
      property: t.exposeString('property', { nullable: false, description: 'The name of the property.' }),
      values: t.stringList({
        nullable: false,
        description: 'Those values of it, as the model writes them.',
        resolve: ({ values }) => [...values],
      }),
    }),
  })

const RelationType = builder.objectRef<RelationTypeDeclaration>('RelationTypeDeclaration').implement({
  description: 'A type of relations.',
  fields: (t) => ({
    name: t.field({
      type: RelationTypeName,
      nullable: false,
      description: 'Its name in this API.',
      resolve: ({ name }) => name,
    }),
    description: t.exposeString('description', { nullable: false, description: 'What it says.' }),
    forwardReading: t.string({
      nullable: false,
      description: "How it reads from its beginning: 'is a member of'.",
      resolve: ({ reading }) => reading.forward,
    }),
    backwardReading: t.string({
      nullable: false,
      description: "How it reads from its end: 'has member'.",
      resolve: ({ reading }) => reading.backward,
    }),
    forwardField: t.string({
      nullable: false,
      description: "The field that leads along it from its beginning: 'memberships'.",
      resolve: ({ fields }) => fields.forward,
    }),
    backwardField: t.string({
      nullable: false,
      description: "The field that leads along it from its end: 'members'; of symmetric ones the same.",
      resolve: ({ fields, symmetric }) => (symmetric ? fields.forward : fields.backward),
    }),
    fromKinds: t.field({
      type: [KindName],
      nullable: false,
      description: 'The kinds that it can begin at.',
      resolve: ({ from }) => [...from],
    }),
    toKinds: t.field({
      type: [KindName],
      nullable: false,
      description: 'The kinds that it can end at.',
      resolve: ({ to }) => [...to],
    }),
    symmetric: t.boolean({
      nullable: false,
      description: 'Whether it reads the same both ways.',
      resolve: ({ symmetric = false }) => symmetric,
    }),
    dated: t.boolean({
      nullable: false,
      description: 'Whether it has dates.',
      resolve: ({ dates }) => dates !== undefined,
    }),
    openStart: t.boolean({
      nullable: false,
      description:
        'Whether one without a known beginning holds since its ends exist; if not, it has not begun.',
      resolve: ({ dates }) => dates?.openStart ?? true,
    }),
    lapses: t.boolean({
      nullable: false,
      description: 'Whether one without an end holds until one of its ends ends; if not, it remains true.',
      resolve: ({ dates }) => dates?.lapses ?? false,
    }),
    uncounted: t.field({
      type: Uncounted,
      description: 'Who takes part without being counted: observers are no members.',
      resolve: ({ uncounted }) => uncounted,
    }),
    sinceLabel: t.string({ description: "What 'since' means here.", resolve: ({ dates }) => dates?.since }),
    untilLabel: t.string({ description: "What 'until' means here.", resolve: ({ dates }) => dates?.until }),
    properties: t.field({
      type: [Property],
      nullable: false,
      description: 'Its properties, in order.',
      resolve: ({ properties }) => propertiesOf(properties),
    }),
  }),
})

const Ontology = builder.objectRef<typeof ontology>('Ontology').implement({
  description: 'What the model knows, for clients that build their forms, legends and menus from it.',
  fields: (t) => ({
    families: t.field({
      type: [Family],
      nullable: false,
      description: 'The families, in order.',
      resolve: () => Object.keys(families) as FamilyKey[],
    }),
    kinds: t.field({
      type: [Kind],
      nullable: false,
      description: 'The kinds, in the order of legends.',
      resolve: ({ kinds }) => [...kinds.values()],
    }),
    relationTypes: t.field({
      type: [RelationType],
      nullable: false,
      description: 'The relation types, in the order of menus.',
      resolve: ({ relationTypes }) => [...relationTypes.values()],
    }),
  }),
})

builder.queryField('ontology', (t) =>
  t.field({
    type: Ontology,
    nullable: false,
    description: 'What the model knows: kinds, properties, relation types.',
    resolve: () => ontology,
  }),
)
