import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds of some weight on a page, as lines that say where. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations }: axe.AxeResults = await page.evaluate(
    // Beyond what axe looks at by itself: WCAG 2.2.
    "axe.run(document, { rules: { 'target-size': { enabled: true } } })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes
        .slice(0, 4)
        .map(({ target, html }) => `${id}: ${help}: ${target} ${html.slice(0, 160)}`),
    );
}
