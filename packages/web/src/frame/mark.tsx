/** A record with its label in the listener's own colour. */
export function Mark({ className }: { readonly className: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" className={className} aria-hidden="true">
      <circle cx="16" cy="16" r="15" stroke="var(--ink-faint)" strokeWidth="1" />
      <circle cx="16" cy="16" r="11.6" stroke="var(--ink-soft)" strokeWidth="1" />
      <circle cx="16" cy="16" r="8.2" stroke="var(--ink)" strokeWidth="1" />
      <circle cx="16" cy="16" r="4.6" fill="var(--accent)" />
    </svg>
  );
}
