/** Version, trace, caller's span and flags (https://www.w3.org/TR/trace-context/#traceparent-header); zeros mean nothing. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace of which a request is a part, as its `traceparent` header tells; undefined without one, or with a broken one. */
export const traceparentFrom = (header: string | undefined): string | undefined =>
  header !== undefined && TRACEPARENT.test(header) ? header : undefined;

/** What the parts of a trace have in common: 32 hexadecimal digits, for the log. */
export const traceIdOf = (traceparent: string | undefined): string | undefined => traceparent?.split('-')[1];
