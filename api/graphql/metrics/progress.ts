import type { Progress } from '../../analysis/question.ts'
import { builder, enumOf } from '../builder.ts'
import type { Context } from '../context.ts'
import {
  Metrics,
  type MetricsArguments,
  type MetricsValue,
  metricsArguments,
  questionFrom,
} from './metrics.ts'

const MetricsStage = enumOf<Progress['stage']>('MetricsStage', 'What is being done for a measurement.', {
  waiting: { description: 'Others are served first.' },
  reading: { description: 'The graph is read.' },
  computing: { description: 'It is measured.' },
})

type Event = Progress & { readonly result?: MetricsValue }

const MetricsProgress = builder.objectRef<Event>('MetricsProgress').implement({
  description: 'How far a measurement is; at last, its result.',
  fields: (t) => ({
    stage: t.field({
      type: MetricsStage,
      nullable: false,
      description: 'What is being done.',
      resolve: ({ stage }) => stage,
    }),
    share: t.exposeFloat('share', {
      nullable: false,
      description: 'How much of this stage is done, 0 to 1.',
    }),
    result: t.field({
      type: Metrics,
      description: 'The result; null until it is there.',
      resolve: ({ result }) => result,
    }),
  }),
})

/** What is told while a question is answered, and then the answer. Words that nobody took in time are passed over. */
async function* answering(context: Context, args: MetricsArguments): AsyncGenerator<Event> {
  const { analyst, store, read } = context
  const question = await questionFrom(args, context)
  const options = read()
  const version = await store.datasetVersion(options)
  let latest: Progress | undefined
  let tell: () => void = () => undefined
  const { signal } = options
  const asked = analyst.ask(question, {
    version,
    ...(signal ? { signal } : {}),
    onProgress: (progress) => {
      latest = progress
      tell()
    },
  })
  let done = false
  const settled = asked.then(
    () => {
      done = true
    },
    () => {
      done = true
    },
  )
  while (!done) {
    const told = new Promise<void>((resolve) => {
      tell = resolve
    })
    if (latest) {
      yield latest
      latest = undefined
    }
    await Promise.race([told, settled])
  }
  yield { stage: 'computing', share: 1, result: { ...(await asked), question } }
}

builder.subscriptionField('metrics', (t) =>
  t.field({
    type: MetricsProgress,
    nullable: false,
    description: 'The query of the same name, with how far it is. It ends with the result.',
    args: metricsArguments,
    subscribe: (_, args, context) => answering(context, args as MetricsArguments),
    resolve: (event) => event,
  }),
)
