import { Failure, type Problem as ProblemValue, problemCodes } from '../../errors.ts'
import { revertChangeset } from '../../store/changeset/revert.ts'
import type { CommitResult } from '../../store/port.ts'
import { builder, enumOf } from '../builder.ts'
import type { Context } from '../context.ts'
import { nothingUnder } from '../entries/missing.ts'
import { RelationTypeName } from '../relations/relation.ts'
import { type Loose, operationFrom, pathInInput } from './operations.ts'

builder.mutationType({ description: 'What can be changed, by those who may.' })

const ProblemCode = enumOf(
  'ProblemCode',
  'What is wrong with a piece of input.',
  Object.fromEntries(Object.entries(problemCodes).map(([code, description]) => [code, { description }])),
)

const UserError = builder.objectRef<ProblemValue>('UserError').implement({
  description: 'Something that is wrong with the input.',
  fields: (t) => ({
    code: t.field({
      type: ProblemCode,
      nullable: false,
      description: 'What sort of fault it is.',
      resolve: ({ code }) => code,
    }),
    path: t.stringList({
      nullable: false,
      description: 'Where: the steps from the top of the input.',
      resolve: ({ path }) => path.map(String),
    }),
    message: t.exposeString('message', {
      nullable: false,
      description: 'What is wrong and what would be right.',
    }),
  }),
})

interface Payload {
  readonly result: CommitResult | null
  readonly userErrors: readonly ProblemValue[]
}

const ApplyChangesetPayload = builder.objectRef<Payload>('ApplyChangesetPayload').implement({
  description: 'What became of a changeset.',
  fields: (t) => ({
    version: t.int({
      description: 'The dataset version that it made; null if nothing was applied.',
      resolve: ({ result }) => result?.version,
    }),
    entryCount: t.int({
      description: 'How many entries it changed.',
      resolve: ({ result }) => result?.entries,
    }),
    relationCount: t.int({
      description: 'How many relations it changed.',
      resolve: ({ result }) => result?.relations,
    }),
    repeated: t.boolean({
      description: 'Whether it had been applied before, under the same idempotency key.',
      resolve: ({ result }) => result?.repeated,
    }),
    userErrors: t.field({
      type: [UserError],
      nullable: false,
      description: 'Everything that is wrong with it; if there is anything, nothing was applied.',
      resolve: ({ userErrors }) => [...userErrors],
    }),
  }),
})

const PropertyInput = builder.inputType('PropertyInput', {
  description:
    'A property and its values, as the content files write them: dates in EDTF, choices by their stored word.',
  fields: (t) => ({
    property: t.string({ required: true, description: 'The name of the property in the model.' }),
    values: t.stringList({ required: true, description: 'Its values; none takes the property away.' }),
  }),
})

const CitationInput = builder.inputType('CitationInput', {
  description: 'Which source, and where in it, something rests on.',
  fields: (t) => ({
    source: t.id({ required: true, description: 'The id of an entry of the kind Source.' }),
    at: t.string({ description: 'Where in the source.' }),
    properties: t.stringList({ description: 'The properties that rest on it; all if absent.' }),
    sourceSays: t.string({ description: 'What the source says instead, where it differs.' }),
  }),
})

type FieldBuilder = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>

const content = (t: FieldBuilder) => ({
  properties: t.field({ type: [PropertyInput], description: 'The properties that are set.' }),
  citations: t.field({
    type: [CitationInput],
    description: 'What it rests on; in an update all citations are replaced.',
  }),
})
const dates = (t: FieldBuilder) => ({
  since: t.string({
    description: 'Since when it holds, in EDTF. In an update the empty text takes it away.',
  }),
  until: t.string({ description: 'Until when it held, in EDTF. In an update the empty text takes it away.' }),
})
const id = (t: FieldBuilder) => t.id({ required: true, description: 'The id.' })
const revision = (t: FieldBuilder) => t.int({ required: true, description: 'The revision that was seen.' })

const CreateEntry = builder.inputType('CreateEntryInput', {
  description: 'Makes an entry.',
  fields: (t) => ({ id: id(t), ...content(t) }),
})
const UpdateEntry = builder.inputType('UpdateEntryInput', {
  description: 'Changes an entry; what is not named stays.',
  fields: (t) => ({ id: id(t), revision: revision(t), ...content(t) }),
})
const Delete = builder.inputType('DeleteInput', {
  description: 'Takes an entry with its relations, or a relation, away.',
  fields: (t) => ({ id: id(t), revision: revision(t) }),
})
const CreateRelation = builder.inputType('CreateRelationInput', {
  description: 'Makes a relation.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeName, required: true, description: 'The type.' }),
    from: t.id({ required: true, description: 'Where it begins.' }),
    to: t.id({ required: true, description: 'Where it ends.' }),
    spell: t.int({ description: 'Which stretch it is; 1 if absent.' }),
    ...dates(t),
    ...content(t),
  }),
})
const UpdateRelation = builder.inputType('UpdateRelationInput', {
  description: 'Changes a relation; what is not named stays.',
  fields: (t) => ({ id: id(t), revision: revision(t), ...dates(t), ...content(t) }),
})
const MergeEntry = builder.inputType('MergeEntryInput', {
  description: 'Merges an entry into another of its kind: its relations move, its id leads there.',
  fields: (t) => ({
    id: id(t),
    revision: revision(t),
    into: t.id({ required: true, description: 'The entry that stays.' }),
    intoRevision: t.int({ required: true, description: 'The revision of it that was seen.' }),
  }),
})

const Operation = builder.inputType('OperationInput', {
  description: 'One step of a changeset: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    createEntry: t.field({ type: CreateEntry, description: 'Makes an entry.' }),
    updateEntry: t.field({ type: UpdateEntry, description: 'Changes an entry.' }),
    deleteEntry: t.field({ type: Delete, description: 'Takes an entry away.' }),
    mergeEntry: t.field({ type: MergeEntry, description: 'Merges an entry into another.' }),
    createRelation: t.field({ type: CreateRelation, description: 'Makes a relation.' }),
    updateRelation: t.field({ type: UpdateRelation, description: 'Changes a relation.' }),
    deleteRelation: t.field({ type: Delete, description: 'Takes a relation away.' }),
  }),
})

function requireEditor({ viewer }: Context): void {
  if (!viewer.canEdit)
    throw new Failure('UNAUTHORIZED', undefined, {
      hint: 'Send the token of CONCORD_EDIT_TOKEN as Authorization: Bearer …',
    })
}

/** For so many unknown ids the nearest ones are looked for. */
const mostLookedFor = 10

/** Says of ids under which there is nothing which ones may be meant. */
async function withNearIds(
  problems: readonly ProblemValue[],
  context: Context,
): Promise<readonly ProblemValue[]> {
  const unknown = [...new Set(problems.flatMap((problem) => problem.unknown ?? []))].slice(0, mostLookedFor)
  const hints = new Map(
    await Promise.all(unknown.map(async (id) => [id, (await nothingUnder(id, context)).hint] as const)),
  )
  return problems.map((problem) => {
    const hint = hints.get(problem.unknown ?? '')
    return hint && !problem.message.endsWith('?')
      ? { ...problem, message: `${problem.message} ${hint}` }
      : problem
  })
}

/** Faults of the input are part of the answer; everything else is a failure of the request. */
async function answered(
  context: Context,
  work: () => Promise<CommitResult>,
  operations?: readonly Loose[],
): Promise<Payload> {
  try {
    return { result: await work(), userErrors: [] }
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.problems.length === 0) throw thrown
    // Of operations that were made here there is no input to be led to.
    const problems = operations
      ? thrown.problems.map((problem) => ({ ...problem, path: pathInInput(problem, operations) }))
      : thrown.problems
    return { result: null, userErrors: await withNearIds(problems, context) }
  }
}

builder.mutationFields((t) => ({
  applyChangeset: t.field({
    type: ApplyChangesetPayload,
    description: 'Applies operations as one, or not at all.',
    args: {
      summary: t.arg.string({ required: true, description: 'What it does, one line.' }),
      operations: t.arg({
        type: [Operation],
        required: true,
        description: 'The operations; no entry or relation is named by two.',
      }),
      idempotencyKey: t.arg.string({ description: 'Makes sending it again harmless.' }),
    },
    resolve: (_, { summary, operations, idempotencyKey }, context) => {
      requireEditor(context)
      if (summary.trim() === '')
        throw new Failure('BAD_INPUT', "'summary' must say what the changeset does.", {
          hint: 'One line, such as: Add the members of the coalition.',
          data: { argument: 'summary' },
        })
      const given = operations as Loose[]
      return answered(
        context,
        () =>
          context.store.commit(
            {
              author: context.viewer.name,
              summary,
              operations: given.map(operationFrom),
              ...(idempotencyKey ? { idempotencyKey } : {}),
            },
            context.read(),
          ),
        given,
      )
    },
  }),
  revertChangeset: t.field({
    type: ApplyChangesetPayload,
    description: 'Undoes a changeset by a new one, or says what stands in the way.',
    args: { version: t.arg.int({ required: true, description: 'The dataset version that it made.' }) },
    resolve: (_, { version }, context) => {
      requireEditor(context)
      return answered(context, () =>
        revertChangeset(context.store, version, { author: context.viewer.name }, context.read()),
      )
    },
  }),
}))
