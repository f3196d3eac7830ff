import { reviewPairs, splitArtist } from '@echotune/service';
import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Flag } from '../schema/flag.ts';
import { IdParams } from '../schema/id-params.ts';
import { Decision, Decisions, NewDecision, ReviewPairs } from '../schema/identity.ts';

const ReviewQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(50) });
const DecisionsQuery = z.strictObject({
  all: Flag.default(false).describe('true: undone ones too'),
});
/** Who decided, where it was the API. */
const by = 'api';

export function identityRoutes(app: TypedApp, { echotune }: RouteContext): void {
  const { store } = echotune;

  app.get(
    '/identity/review',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'reviewIdentity',
        summary: 'Names that may mean one song or artist',
        ...{ querystring: ReviewQuery, response: { 200: ReviewPairs } },
      },
    },
    async (request) => {
      const names = await store.identity.names(await echotune.songPlays.current());
      const found = reviewPairs(names, request.query.limit);
      return { pairs: found.map((pair) => ({ ...pair, parts: [...pair.parts] })) };
    },
  );

  app.get(
    '/identity/decisions',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'listDecisions',
        summary: 'What was decided about names',
        ...{ querystring: DecisionsQuery, response: { 200: Decisions } },
      },
    },
    async (request) => ({ decisions: await store.identity.decisions(request.query.all) }),
  );

  app.post(
    '/identity/decisions',
    {
      config: { needs: 'operate', idempotent: 'once' },
      schema: {
        operationId: 'addDecision',
        summary: 'Decide about names',
        ...{ body: NewDecision, response: { 201: Decision } },
      },
    },
    async (request, reply) => {
      const wanted = request.body;
      const decision =
        wanted.kind === 'split-artist'
          ? await splitArtist(store, { ...wanted, by })
          : await store.identity.decide(wanted, by);
      return reply.code(201).send(decision);
    },
  );

  app.delete(
    '/identity/decisions/:id',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'undoDecision',
        summary: 'Undo a decision, in whatever order',
        ...{ params: IdParams, response: { 200: Decision } },
      },
    },
    (request) => store.identity.undo(request.params.id),
  );
}
