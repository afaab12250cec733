import { badRequest } from '../server/api-error.ts';

/** Cut at a separator that stands outside quotation marks. */
const split = (text: string, separator: ',' | ';'): readonly string[] =>
  (text.match(separator === ',' ? /(?:"[^"]*"|[^",])+/g : /(?:"[^"]*"|[^";])+/g) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

function readValue(written: string): string | number | boolean {
  const quoted = /^"([^"]*)"$/.exec(written)?.[1];
  if (quoted !== undefined) return quoted;
  if (written === 'true' || written === 'false') return written === 'true';
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(written) ? Number(written) : written;
}

/**
 * Faults in one line, as headers and flags have them, turned into what JSON would say:
 * `latency;milliseconds=200, error;status=503;carriedOut=true`. Nothing but the syntax is checked.
 */
export function parseFaults(line: string, path: string): readonly object[] {
  if ((line.split('"').length - 1) % 2 === 1) {
    throw badRequest(`'${path}' has an odd number of quotation marks.`, path, 'invalid_value');
  }
  return split(line, ',').map((written) => {
    const [kind, ...parameters] = split(written, ';');
    const pairs = parameters.map((parameter) => {
      const mark = parameter.indexOf('=');
      if (mark > 0) return [parameter.slice(0, mark).trim(), readValue(parameter.slice(mark + 1).trim())];
      const shown = parameter.slice(0, 100);
      throw badRequest(`'${shown}' in '${path}' is no parameter: write name=value.`, path, 'invalid_value');
    });
    return { ...Object.fromEntries(pairs), kind };
  });
}
