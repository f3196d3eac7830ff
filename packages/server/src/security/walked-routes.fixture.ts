import type { Needs } from '../http/authorise.ts';
import type { TestApp } from '../http/open-app.fixture.ts';

export const walkedMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type WalkedMethod = (typeof walkedMethods)[number];

/** A route as the app itself lists it, once a method. */
export interface WalkedRoute {
  readonly method: WalkedMethod;
  /** As it was registered: with its parameters. */
  readonly pattern: string;
  /** With something harmless in place of each parameter. */
  readonly url: string;
  readonly needs: Needs | undefined;
  /** Whether pages of other sites may call it. */
  readonly isOpenToSites: boolean;
  readonly takesPassword: boolean;
  readonly schema: unknown;
}

/** Every route there is, whoever registered it; one that is added tomorrow is among them. */
export function walkedRoutes({ routes }: Pick<TestApp, 'routes'>): WalkedRoute[] {
  return routes.flatMap(({ method, url, config, schema }) =>
    [method].flat().flatMap((one) => {
      const known = walkedMethods.find((name) => name === one);
      if (known === undefined) return [];
      return {
        ...{ method: known, pattern: url, url: url.replace(/:\w+/g, '1').replace('*', 'x') },
        ...{ needs: config?.needs, isOpenToSites: config?.anyOrigin === true },
        ...{ takesPassword: config?.takesPassword === true, schema },
      };
    }),
  );
}

export const nameOf = ({ method, pattern }: WalkedRoute) => `${method} ${pattern}`;
