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

/** Starts the machine's own Chromium, which asks nobody outside for anything. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: testChromium, args: quiet });
}
