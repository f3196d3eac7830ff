import { examine } from '../examine.ts';
import { examineSurroundings } from '../examine-surroundings.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { Health } from '../schema/health.ts';
import { Nothing } from '../schema/nothing.ts';

export function healthRoutes(app: TypedApp, { echotune, vitals }: RouteContext): void {
  app.get(
    '/health',
    {
      config: { needs: 'nobody' },
      schema: {
        operationId: 'getHealth',
        summary: 'How each part is',
        response: { 200: Health, 503: Health },
      },
    },
    async (_request, reply) => {
      const health = await examine(echotune);
      const measured = vitals.summary();
      if (measured !== null) health.parts.push({ name: 'page', ok: true, detail: measured });
      return reply.code(health.status === 'down' ? 503 : 200).send(health);
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
    async () => {
      const { status, parts, ...health } = await examine(echotune);
      const all = [...parts, ...(await examineSurroundings(echotune))];
      const isWell = all.every(({ ok }) => ok);
      return { ...health, status: isWell ? status : 'degraded', parts: all } as const;
    },
  );

  app.get(
    '/health/live',
    {
      config: { needs: 'nobody' },
      schema: {
        operationId: 'getLiveness',
        summary: 'Whether the process answers at all',
        response: { 204: Nothing },
      },
    },
    async (_request, reply) => reply.code(204).send(),
  );
}
