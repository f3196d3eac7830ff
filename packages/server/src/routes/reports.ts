import { enqueueReport, inLanguage, listReports, reportOf, writeMarkdown } from '@echotune/service';
import { z } from 'zod';
import { dependsOn, languageOf, negotiate } from '../http/negotiate.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { operatedJob } from '../job-status.ts';
import { IdParams } from '../schema/id-params.ts';
import { OperatedJob } from '../schema/job.ts';
import { KeptReport, Reports, ReportWish } from '../schema/report.ts';

const json = { mediaType: 'application/json' } as const;
const markdown = { mediaType: 'text/markdown' } as const;
const answers = {
  description: 'The report, in the language that Accept-Language likes best',
  content: {
    [json.mediaType]: { schema: KeptReport },
    [markdown.mediaType]: { schema: z.string() },
  },
};

/** System reports, for who runs the instance. */
export function reportRoutes(app: TypedApp, { echotune, worker, vitals }: RouteContext): void {
  const { store } = echotune;

  app.post(
    '/reports',
    {
      config: { needs: 'operate', idempotent: 'repeatable' },
      schema: {
        operationId: 'writeReport',
        summary: 'Measure the system and its repository, and write a report',
        ...{ body: ReportWish, response: { 202: OperatedJob } },
      },
    },
    async ({ body }, reply) => {
      const job = await enqueueReport(store, { ...body, vitals: vitals.figures() });
      worker.wake();
      return reply.status(202).send(operatedJob(job));
    },
  );

  app.get(
    '/reports',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'listReports',
        summary: 'The reports that are kept',
        response: { 200: Reports },
      },
    },
    async () => ({ reports: await listReports(store) }),
  );

  app.get(
    '/reports/:id',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'getReport',
        summary: 'A report: JSON, or Markdown for who accepts that',
        ...{ params: IdParams, response: { 200: answers } },
      },
    },
    async (request, reply) => {
      const { id, report } = await reportOf(store, request.params.id);
      const language = languageOf(request, reply);
      dependsOn(reply, 'accept');
      const translated = inLanguage(report, language);
      const wanted = negotiate(request.headers.accept, [json, markdown]);
      if (wanted !== markdown) return { id, report: translated };
      reply.type(`${markdown.mediaType}; charset=utf-8`);
      return writeMarkdown(translated, language);
    },
  );
}
