import type { AuditEvent } from '@echotune/data';
import type { Needs } from './authorise.ts';

/** What the audit log calls what an operation does. */
const events: Readonly<Record<string, AuditEvent>> = {
  signIn: 'signed-in',
  signOut: 'signed-out',
  ...{ revokeSessions: 'sessions-ended', revokeSession: 'sessions-ended' },
  claimInstance: 'instance-claimed',
  acceptInvitation: 'invitation-accepted',
  changePassword: 'password-changed',
  resetPassword: 'password-reset',
  closeAccount: 'account-closed',
  invite: 'invitation-made',
  revokeInvitation: 'invitation-revoked',
  offerReset: 'reset-offered',
  changeAccount: 'account-changed',
  ...{ addKey: 'key-added', revokeKey: 'key-revoked' },
  exportListener: 'listener-exported',
  ...{ forgetListener: 'listener-forgotten', removeDemo: 'listener-forgotten' },
  changeRetention: 'retention-changed',
  ...{ addWebhook: 'webhook-changed', changeWebhook: 'webhook-changed' },
  ...{ removeWebhook: 'webhook-changed', renewWebhookSecret: 'webhook-changed' },
  ...{ connectSpotify: 'connection-changed', disconnectSpotify: 'connection-changed' },
  ...{
    connectScrobbleAccount: 'connection-changed',
    disconnectScrobbleAccount: 'connection-changed',
  },
  setEnrichment: 'connection-changed',
  ...{ changeAgent: 'agents-changed', setKillSwitch: 'agents-changed' },
  ...{ setSpendingLimit: 'spending-changed', removeSpendingLimit: 'spending-changed' },
  reopenSpendingLimit: 'spending-changed',
  ...{ startCanary: 'model-changed', promoteModel: 'model-changed' },
  rollBackModel: 'model-changed',
  undoAgentAct: 'agents-changed',
  ...{ addDecision: 'names-decided', undoDecision: 'names-decided' },
};

/**
 * The event that an operation is in the audit log; null for what changes nothing but one's own music. Whatever
 * changes something for everybody is there, also where nobody gave it a name.
 */
export function auditedAs(operation: {
  readonly operationId: string;
  readonly method: string;
  readonly needs: Needs | undefined;
}): AuditEvent | null {
  const { operationId, method, needs } = operation;
  const isForEverybody = needs === 'operate' || needs === 'owner';
  return events[operationId] ?? (isForEverybody && method !== 'GET' ? 'operated' : null);
}
