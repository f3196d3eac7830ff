import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { temporaryHome } from './echotune.ts';
import { type OwnedServer, startOwned } from './signed-in.ts';

/** Of the answer to an import, what is waited for. */
interface ImportStatus {
  readonly id: number;
  readonly state: string;
  readonly phase: string;
}

/** A server with the demo world in it, and a browser; contexts are signed in as the owner. */
export interface DemoPage {
  readonly server: OwnedServer;
  readonly browser: Browser;
  readonly home: string;
  /** A browser's profile in which the owner is signed in. */
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** @param world whether the demo's plays are there and learned from, or nothing is */
export async function startDemoPage(world: 'demo' | 'empty' = 'demo'): Promise<DemoPage> {
  const { home, remove } = await temporaryHome();
  // On a busy machine it would turn away what a test asks.
  const server = await startOwned(home, { ECHOTUNE_MOST_DELAY_MS: '0' });
  if (world === 'demo') await fillWithDemo(server);
  const browser = await startBrowser();
  const cookies = server.headers.cookie.split('; ').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    return { name, value, url: server.address };
  });
  return {
    server,
    browser,
    home,
    open: async (options) => {
      const context = await browser.newContext({
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        baseURL: server.address,
        ...options,
      });
      await context.addCookies(cookies);
      return context;
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await remove();
    },
  };
}

export async function fillWithDemo({ address, headers }: OwnedServer): Promise<void> {
  const ask = async (path: string, method = 'GET'): Promise<ImportStatus> =>
    Object(await (await fetch(`${address}/api/v1${path}`, { method, headers })).json());
  const { id } = await ask('/demo', 'POST');
  for (;;) {
    const { state, phase } = await ask(`/imports/${id}`);
    if (state === 'done' && phase === 'finished') return;
    if (state === 'failed') throw new Error('The demo could not be read.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
