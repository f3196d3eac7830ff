/** What is of the instance is told by the clocks of whoever reads it. */
export const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
