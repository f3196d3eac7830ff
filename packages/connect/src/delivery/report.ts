import { EchoError } from '@echotune/data';
import { type Limits, usualLimits } from '../policy/limits.ts';
import type { Provider } from '../policy/provider.ts';

/** The operator's own CI, or where it leaves its reports. */
export const deliveryLimits: Limits = {
  ...{ ...usualLimits, provider: 'delivery', concurrency: 1 },
  // A CI hands its files out from elsewhere; the address is the operator's, and the token stays behind.
  followsRedirects: true,
};

export interface DeliveryDeps {
  readonly provider: Provider;
  readonly userAgent: string;
  readonly address: string;
  /** A bearer token; null where nobody asks for one. */
  readonly token: string | null;
}

/** The text of a report that a CI left at an address. Throws provider-*. */
export async function fetchReport({
  provider,
  userAgent,
  address,
  token,
}: DeliveryDeps): Promise<string> {
  const headers = {
    ...{
      accept: 'application/json, application/xml, text/xml, */*;q=0.1',
      'user-agent': userAgent,
    },
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
  const { status, text } = await provider.send({
    ...{ operation: 'report', priority: 'background', repeatable: true },
    request: () => new Request(address, { headers }),
  });
  if (status === 200) return text;
  throw new EchoError('provider-refused', `delivery, report: status ${status}.`);
}
