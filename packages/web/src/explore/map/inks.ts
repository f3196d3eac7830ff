/** The page's colours, as a canvas takes them. */
export interface Inks {
  readonly ground: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly accent: string;
}

/**
 * The colours of the theme that is worn. A canvas does not understand `light-dark()`: its own style sheet hands
 * it the colours as properties that it has no other use for.
 */
export function inksOf(canvas: HTMLCanvasElement): Inks {
  const style = getComputedStyle(canvas);
  return {
    ground: style.backgroundColor,
    ink: style.color,
    soft: style.columnRuleColor,
    faint: style.textDecorationColor,
    accent: style.caretColor,
  };
}

/** Calls when the theme or the listener's colour changes. */
export function onInks(changed: () => void): () => void {
  const watched = new MutationObserver(changed);
  watched.observe(document.documentElement, { attributeFilter: ['data-theme', 'style'] });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', changed);
  return () => {
    watched.disconnect();
    scheme.removeEventListener('change', changed);
  };
}
