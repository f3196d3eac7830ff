import { type Browser, chromium } from 'playwright-core';
import { testChromium } from '../parts.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What is waited for comes on a busy machine too, where two files are tested side by side. */
const patienceMs = 120_000;

/** Starts the machine's own Chromium, which asks nobody outside for anything. */
export async function startBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: testChromium, args: quiet });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(patienceMs);
    return context;
  };
  return browser;
}
