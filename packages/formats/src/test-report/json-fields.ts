/** The fields of a JSON object; none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The members of a JSON list as objects; null of anything else. */
export function listOf(value: unknown): Readonly<Record<string, unknown>>[] | null {
  return Array.isArray(value) ? value.map(fieldsOf) : null;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
