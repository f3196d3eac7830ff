import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Where one says something. */
export const field = (page: Page) => page.locator('.composer textarea');
export const answers = (page: Page) => page.locator('.chat-answer');

/** Says something, and waits until its answer is whole. */
export async function say(page: Page, text: string): Promise<void> {
  const before = await answers(page).count();
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect.poll(() => answers(page).count()).toBe(before + 1);
  await page.getByRole('button', { name: /^(Send|Senden)$/ }).waitFor();
}

/** Whether the next key is typed into it. */
export const isFocused = (page: Page) =>
  field(page).evaluate((element) => element === element.ownerDocument.activeElement);

/** By how many pixels something is wider than the page. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}
