import { randomBytes } from 'node:crypto';
import type { SecretStore } from '@echotune/data';

/** Standard Webhooks: 24 to 64 random bytes. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

const purposeOf = (webhookId: number) => `webhook ${webhookId}`;

/** What signs a webhook's messages, made when it is first needed. Throws secret-unreadable. */
export function secretOf(secrets: SecretStore, webhookId: number): Promise<string> {
  return secrets.getOrMake(purposeOf(webhookId), newSecret, { webhookId });
}

/** Another secret in its place: the old one signs nothing more. */
export async function renewSecret(secrets: SecretStore, webhookId: number): Promise<string> {
  const secret = newSecret();
  await secrets.put(purposeOf(webhookId), secret, { webhookId });
  return secret;
}
