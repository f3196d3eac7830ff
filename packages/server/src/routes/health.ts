import { diagnose, statusOf } from '../health/diagnose.ts';
import { readyParts, vital } from '../health/examiners.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Health, Readiness } from '../schema/health.ts';
import { Nothing } from '../schema/nothing.ts';
import { version } from '../version.ts';

/** Answered to machines that reach a server under whatever address, and however much it has to do. */
const probe = { needs: 'nobody', anyHost: true, isNeverShed: true, rateLimit: false } as const;

export function healthRoutes(app: TypedApp, { health, vitals }: RouteContext): void {
  app.get(
    '/health',
    {
      config: { needs: 'nobody' },
      schema: {
        operationId: 'getHealth',
        summary: 'How store, model and pages are',
        response: { 200: Health, 503: Health },
      },
    },
    async (_request, reply) => {
      const parts = await health.look([vital, 'model']);
      const status = statusOf(parts);
      const detail = vitals.summary();
      const nothing = { since: null, problem: null, advice: null };
      const page = detail === null ? [] : [{ name: 'page', ok: true, detail, ...nothing }];
      return reply
        .code(status === 'down' ? 503 : 200)
        .send({ status, version, parts: [...parts, ...page] });
    },
  );

  app.get(
    '/health/diagnosis',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'diagnose',
        summary: 'How each part is, and what is round them: disk, jobs, providers, consents',
        response: { 200: Health },
      },
    },
    () => diagnose(health),
  );

  app.get(
    '/health/live',
    {
      config: probe,
      schema: {
        operationId: 'getLiveness',
        summary: 'Whether the process answers at all',
        response: { 204: Nothing },
      },
    },
    async (_request, reply) => reply.code(204).send(),
  );

  app.get(
    '/health/ready',
    {
      config: probe,
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether this server can answer, by part, and what to do where it cannot (503)',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const parts = await health.look(readyParts);
      const status = statusOf(parts);
      return reply.code(status === 'down' ? 503 : 200).send({ status, parts });
    },
  );
}
