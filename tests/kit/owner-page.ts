import type { Browser, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { startEchotune, type TestServer, temporaryHome } from './echotune.ts';
import { testPassword } from './password.ts';

/** A real server that is new, and its owner at a browser. */
export interface OwnerPage {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly page: Page;
  /** What the browser complained of: errors of scripts, and of the content security policy. */
  readonly troubles: readonly string[];
  /** Asks the API as whom the page is. */
  ask(method: string, path: string, body?: object): Promise<ReturnType<typeof JSON.parse>>;
  close(): Promise<void>;
}

/** The owner is called Ada and lives in Berlin. */
export async function openOwnerPage(
  environment: Readonly<Record<string, string>> = {},
): Promise<OwnerPage> {
  const { home, remove } = await temporaryHome();
  const server = await startEchotune(home, environment);
  const browser = await startBrowser();
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(server.claimLink ?? '');
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Password').fill(testPassword);
  await page.getByRole('button', { name: 'Claim it' }).click();
  await page.getByRole('button', { name: 'Try the demo' }).waitFor();
  return {
    ...{ server, browser, page, troubles },
    ask: async (method, path, body) => {
      const answer = await page.request.fetch(`${server.address}/api/v1${path}`, {
        ...{ method, headers: { origin: server.address } },
        ...(body && { data: body }),
      });
      if (!answer.ok()) throw new Error(`${method} ${path}: ${await answer.text()}`);
      return answer.status() === 204 ? null : answer.json();
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await remove();
    },
  };
}
