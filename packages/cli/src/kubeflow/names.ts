import { InvalidArgumentError } from 'commander';

function matching(pattern: RegExp, what: string): (text: string) => string {
  return (text) => {
    if (!pattern.test(text)) throw new InvalidArgumentError(what);
    return text;
  };
}

const part = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const host = '[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?';
const tail = '(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?';

/** Of a container, as the OCI distribution specification writes it: [host/]path[:tag][@digest]. */
export const imageName = matching(
  new RegExp(`^(?:${host}/)?${part}(?:/${part})*${tail}$`),
  'The name of an image: registry.example/echotune:1.0.0',
);

/** Of an object of Kubernetes: a DNS subdomain (RFC 1123). */
export const objectName = matching(
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  'A name of Kubernetes: lower-case letters, digits, - and .',
);
