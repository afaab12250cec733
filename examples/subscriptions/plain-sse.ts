import { print } from 'graphql';
import { id, show, url, WatchStatus } from './operation.ts';

// No library at all: an event stream is text, an event ends with an empty line. A browser may use EventSource instead,
// which asks by GET with the same three parameters in the address.
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  body: JSON.stringify({ query: print(WatchStatus), variables: { id } }),
});

let text = '';
for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
  text += piece;
  for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
    const data = /^data: ?(.+)$/m.exec(text.slice(0, end))?.[1];
    if (data) show(JSON.parse(data).data?.fineTuningJobStatusChanged.status);
    text = text.slice(end + 2);
  }
}
