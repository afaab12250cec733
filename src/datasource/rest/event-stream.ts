import { StringDecoder } from 'node:string_decoder';

const LINE_END = /\r\n|\n|\r/g;

/**
 * Takes server-sent events apart as they come: each event's data, whatever its name. After the HTML standard
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation): lines end with CR, LF or both,
 * several `data` lines are one text, and an event counts once the blank line behind it is there.
 *
 * No more than `longest` characters are held of an event: one that is larger is left out, and those behind it are read.
 */
export class EventStreamReader {
  readonly #decoder = new StringDecoder('utf8');
  readonly #longest: number;
  #line = '';
  #lineLength = 0;
  #data: string[] = [];
  #eventLength = 0;
  #endedWithReturn = false;
  #isFirstLine = true;

  /** @param longest characters of one event, its names and comments included. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The data of the events that this piece completes. */
  push(piece: Buffer): readonly string[] {
    const found: string[] = [];
    const text = this.#decoder.write(piece);
    if (text === '') return found;
    // The second half of a CRLF that was cut in two is no line of its own.
    let start = this.#endedWithReturn && text.startsWith('\n') ? 1 : 0;
    this.#endedWithReturn = text.endsWith('\r');
    LINE_END.lastIndex = start;
    for (let end = LINE_END.exec(text); end !== null; end = LINE_END.exec(text)) {
      this.#hold(text.slice(start, end.index));
      const data = this.#endLine();
      if (data !== null) found.push(data);
      start = LINE_END.lastIndex;
    }
    this.#hold(text.slice(start));
    return found;
  }

  #hold(text: string): void {
    this.#lineLength += text.length;
    this.#eventLength += text.length;
    if (this.#eventLength <= this.#longest) this.#line += text;
  }

  /** The data of the event that ends with this line, if one does. */
  #endLine(): string | null {
    const line = this.#isFirstLine ? this.#line.replace(/^\uFEFF/, '') : this.#line;
    const isBlank = this.#lineLength === 0;
    this.#isFirstLine = false;
    this.#line = '';
    this.#lineLength = 0;
    if (isBlank) return this.#endEvent();
    if (line === 'data' || line.startsWith('data:')) this.#data.push(line.slice(5).replace(/^ /, ''));
    return null;
  }

  #endEvent(): string | null {
    const isWhole = this.#data.length > 0 && this.#eventLength <= this.#longest;
    const data = isWhole ? this.#data.join('\n') : null;
    this.#data = [];
    this.#eventLength = 0;
    return data;
  }
}
