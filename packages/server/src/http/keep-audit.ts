import type { AuditDoor, AuditEvent, Store } from '@echotune/data';
import type { FastifyRequest } from 'fastify';
import { auditedAs } from './audited-operations.ts';
import { RateLimit } from './rate-limit.ts';
import type { TypedApp } from './typed-app.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its name, for what is written down of it. */
    operationId?: string;
  }
  interface FastifyRequest {
    /** Whose account it turned out to be, where nobody was signed in. */
    auditedAccount: string | null;
  }
}

/** Somebody was not who they said, had no link that holds, or may not: of these the refusal counts too. */
const refusals: readonly number[] = [401, 403, 404];

/** Of one account and one kind: who asks for the same all day does not fill the log with it. */
const refusalsNoted = { most: 10, perMs: 60_000 } as const;

/** Parts of addresses that name something of the instance; what is a listener's is left out. */
const things = ['key', 'webhook', 'invitation', 'agent', 'version', 'service'] as const;

function doorOf({ caller }: FastifyRequest, event: AuditEvent): AuditDoor {
  if (caller === null) return event === 'signed-in' ? 'page' : 'link';
  return caller.keyId === null ? 'page' : 'key';
}

/** What it was done to, and by which key. */
function thingOf({ params, caller, routeOptions }: FastifyRequest, event: AuditEvent) {
  const given: Readonly<Record<string, unknown>> = Object(params);
  const name = things.find((one) => one in given);
  const parts = [
    ...(event === 'operated' ? [routeOptions.config.operationId ?? ''] : []),
    ...(name === undefined ? [] : [`${name} ${String(given[name]).slice(0, 60)}`]),
    ...(caller?.keyId == null ? [] : [`by key ${caller.keyId}`]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}

/**
 * Writes into the audit log what is done, before it is answered, so that nobody is told of a change that is not
 * in it. What was asked wrongly is not, nor what was refused for haste, or again and again, nor what nobody at all tried to see.
 */
export function keepAudit(
  app: TypedApp,
  { audit }: Pick<Store, 'audit'>,
  clock: () => number,
): void {
  const limit = new RateLimit(clock);
  app.decorateRequest('auditedAccount', null);
  app.addHook('onRoute', (route) => {
    const { operationId } = Object(route.schema);
    if (operationId !== undefined) route.config = { ...route.config, operationId };
  });
  app.addHook('onSend', async (request, { statusCode }) => {
    const { caller, method, params, auditedAccount, routeOptions } = request;
    const { operationId, needs } = routeOptions.config;
    const event = operationId === undefined ? null : auditedAs({ operationId, method, needs });
    if (event === null) return;
    const done = statusCode < 400;
    const isSomebody = caller !== null || needs === 'nobody';
    if (!isSomebody || (!done && !refusals.includes(statusCode))) return;
    const accountId = caller?.account.id ?? auditedAccount;
    if (!done && limit.take(`${event} ${accountId}`, refusalsNoted) > 0) return;
    const { account }: { account?: unknown } = Object(params);
    try {
      await audit.note({
        ...{ event, done, door: doorOf(request, event), thing: thingOf(request, event) },
        accountId,
        aboutId: typeof account === 'string' ? account : null,
      });
    } catch (cause) {
      request.log.error({ err: cause, event }, 'the audit log could not be written');
    }
  });
}
