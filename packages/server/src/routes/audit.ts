import { z } from 'zod';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { AuditLog } from '../schema/audit.ts';
import { Cursor, cursorOf, placeOf } from '../schema/page.ts';

const AuditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: Cursor,
});

/** Who signed in, who was let do what, and what was changed for everybody. */
export function auditRoutes(app: TypedApp, { echotune }: RouteContext): void {
  app.get(
    '/audit',
    {
      config: { needs: 'operate' },
      schema: {
        operationId: 'listAudit',
        summary: 'Who signed in, who was let do what, and what was changed for everybody',
        ...{ querystring: AuditQuery, response: { 200: AuditLog } },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const [before] = placeOf(cursor, 1) ?? [];
      const page = await echotune.store.audit.list(before ?? null, limit);
      const last = page.length === limit ? page.at(-1) : undefined;
      return {
        entries: page.map(({ accountId, aboutId, ...entry }) => ({
          ...entry,
          ...{ account: accountId, about: aboutId },
        })),
        next: last === undefined ? null : cursorOf(last.id),
      };
    },
  );
}
