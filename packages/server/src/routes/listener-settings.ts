import { setRetention, usualShownDays } from '@echotune/service';
import { listenerOf } from '../http/listener-of.ts';
import type { RouteContext } from '../http/route-context.ts';
import type { TypedApp } from '../http/typed-app.ts';
import { IdParams } from '../schema/id-params.ts';
import {
  ChangedRetention,
  Listener,
  ListenerChange,
  Retention,
  RetentionChange,
} from '../schema/listener.ts';
import { toldListener } from '../told-listener.ts';

const config = { needs: 'session' } as const;

/** What a listener settles for themselves: where their days begin, and for how long things are kept. */
export function listenerSettingRoutes(app: TypedApp, { echotune, worker }: RouteContext): void {
  const { store } = echotune;

  app.patch(
    '/listeners/:id',
    {
      config,
      schema: {
        operationId: 'changeListener',
        summary: 'Say in which time zone the listener lives; days, hours and weeks follow',
        ...{ params: IdParams, body: ListenerChange, response: { 200: Listener } },
      },
    },
    async ({ caller, params: { id: wanted }, body }) => {
      const { id } = await listenerOf(store, { caller, query: { listener: wanted } });
      return toldListener(store, await store.listeners.setTimeZone(id, body.timeZone));
    },
  );

  app.get(
    '/listeners/:id/retention',
    {
      config: { needs: 'read' },
      schema: {
        operationId: 'getRetention',
        summary: 'For how long plays, and what was shown, are kept',
        ...{ params: IdParams, response: { 200: Retention } },
      },
    },
    async ({ caller, params: { id: wanted } }) => {
      const { id } = await listenerOf(store, { caller, query: { listener: wanted } });
      return { ...(await store.listeners.retention(id)), usualShownDays };
    },
  );

  app.patch(
    '/listeners/:id/retention',
    {
      config,
      schema: {
        operationId: 'changeRetention',
        summary: 'Change for how long things are kept; what is older goes at once, for good',
        ...{ params: IdParams, body: RetentionChange, response: { 200: ChangedRetention } },
      },
    },
    async ({ caller, params: { id: wanted }, body }) => {
      const { id } = await listenerOf(store, { caller, query: { listener: wanted } });
      const removed = await setRetention(echotune, id, body, 'queued');
      worker.wake();
      return { ...(await store.listeners.retention(id)), usualShownDays, removed };
    },
  );
}
