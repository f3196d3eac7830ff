import { type LanguageModel, modelUsage, refusalOf, wasNotBilled } from '@echotune/connect';
import { type Budget, CallFailed, type CallToPay } from '../budget/spend.ts';
import { type OfferedModel, worstCaseOf } from './worst-case.ts';

type CallOptions = Parameters<LanguageModel['doGenerate']>[0];
type StreamPart = ReadableStreamPart<Awaited<ReturnType<LanguageModel['doStream']>>['stream']>;
type ReadableStreamPart<T> = T extends ReadableStream<infer Part> ? Part : never;

/** For whom and what a model is asked. */
export interface ModelCaller {
  readonly purpose: string;
  readonly listenerId: number | null;
  /** Hears what each call cost, in nano-dollars, also of one that failed. */
  readonly onPaid?: (costNanoUsd: number) => void;
}

const timeoutMs = 180_000;

/**
 * A model of which each call – a step of an agent is one – is admitted by the budget before it is sent and
 * counted after it. A stream is counted when it ends, whole where it is left before. Beside what the model
 * throws: what `Budget.spend` throws.
 */
export function paidModel(
  offered: OfferedModel,
  budget: Pick<Budget, 'spend'>,
  caller: ModelCaller,
): LanguageModel {
  const { model } = offered;
  const { provider, modelId, supportedUrls } = model;
  const bounded = (given: CallOptions) => {
    const { options, bounds, estimated } = worstCaseOf(offered, given);
    const call: CallToPay = {
      ...{ provider: offered.provider, model: modelId, bounds, estimated, timeoutMs },
      ...{ purpose: caller.purpose, listenerId: caller.listenerId },
      ...(options.abortSignal && { signal: options.abortSignal }),
      ...(caller.onPaid && { onCounted: caller.onPaid }),
    };
    return { options, call };
  };
  return {
    specificationVersion: 'v4',
    ...{ provider, modelId, supportedUrls },
    async doGenerate(given) {
      const { options, call } = bounded(given);
      const paid = await budget.spend(call, ({ signal }) =>
        told(offered.provider, async () => {
          const value = await model.doGenerate({ ...options, abortSignal: signal });
          return { value, usage: modelUsage(value.usage, value.providerMetadata) };
        }),
      );
      return paid.value;
    },
    doStream(given) {
      const { options, call } = bounded(given);
      type Begun = Awaited<ReturnType<LanguageModel['doStream']>>;
      const begun = Promise.withResolvers<Begun>();
      const left = new AbortController();
      const signal = AbortSignal.any([left.signal, ...(call.signal ? [call.signal] : [])]);
      // What is paid for is the whole stream: the work ends where the stream does, and then it is counted.
      const counted = budget
        .spend({ ...call, signal }, (admission) =>
          told(offered.provider, async () => {
            const result = await model.doStream({ ...options, abortSignal: admission.signal });
            const { parts, usage } = metered(result.stream, offered.provider, left);
            const whole = async function* () {
              try {
                yield* parts;
              } finally {
                await counted;
              }
            };
            begun.resolve({ ...result, stream: ReadableStream.from(whole()) });
            return { value: null, usage: await usage };
          }),
        )
        .then(() => {}, begun.reject);
      return begun.promise;
    },
  };
}

/** What goes wrong, told as `Budget.spend` wants to hear it. */
async function told<T>(provider: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const ours = refusalOf(provider, cause);
    throw wasNotBilled(cause) ? new CallFailed('not-sent', ours) : ours;
  }
}

/** The same parts, and what their end reports; rejects where there is none. `left` fires when nobody reads on. */
function metered(
  stream: ReadableStream<StreamPart>,
  provider: string,
  left: AbortController,
): {
  readonly parts: AsyncIterable<StreamPart>;
  readonly usage: Promise<ReturnType<typeof modelUsage>>;
} {
  const ended = Promise.withResolvers<ReturnType<typeof modelUsage>>();
  // Whoever reads the stream hears of it too.
  ended.promise.catch(() => {});
  async function* parts() {
    let isWhole = false;
    try {
      for await (const part of stream) {
        if (part.type === 'finish') {
          isWhole = true;
          ended.resolve(modelUsage(part.usage, part.providerMetadata));
        }
        if (part.type === 'error') throw part.error;
        yield part;
      }
    } catch (cause) {
      ended.reject(cause);
      throw refusalOf(provider, cause);
    } finally {
      if (!isWhole) {
        ended.reject(new DOMException('Nobody reads on', 'AbortError'));
        left.abort();
      }
    }
  }
  return { parts: parts(), usage: ended.promise };
}
