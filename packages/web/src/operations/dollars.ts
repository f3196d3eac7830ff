/** An exact amount of dollars, such as "12.50", as a locale writes it; small ones with more places. */
export function dollars(usd: string, locale: string): string {
  const amount = Number(usd);
  const isSmall = amount !== 0 && Math.abs(amount) < 0.01;
  return new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' },
    ...(isSmall && { minimumSignificantDigits: 1, maximumSignificantDigits: 2 }),
  }).format(amount);
}
