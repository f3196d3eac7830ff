import { writeDollars } from '@echotune/service';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Answer, NewQuestion } from '../schema/answer.ts';
import { ListenerQuery } from '../schema/listener.ts';

/** Questions to language models. */
export function answerRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.post(
    '/answers',
    {
      config: { needs: 'ask' },
      schema: {
        operationId: 'askQuestion',
        summary: 'Ask a language model a question about music',
        ...{ querystring: ListenerQuery, body: NewQuestion, response: { 200: Answer } },
      },
    },
    async (request, reply) => {
      const { id: listenerId } = await listenerOf(echotune.store, request);
      const { question: text, provider = null, fresh: isFresh } = request.body;
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const { signal } = gone;
      const asked = { text, provider, listenerId, isFresh, signal };
      const { costNanoUsd, savedNanoUsd, sources, ...answer } = await echotune.questions.ask(asked);
      return {
        ...{ ...answer, sources: [...sources] },
        ...{ costUsd: writeDollars(costNanoUsd), savedUsd: writeDollars(savedNanoUsd) },
      };
    },
  );
}
