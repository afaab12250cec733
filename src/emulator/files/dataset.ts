import { TextDecoder } from 'node:util';
import { type DatasetFormat, formatNames, formats } from './formats.ts';
import { estimateTokens } from './tokens.ts';

/** What one reading of a training file found. */
export interface DatasetReport {
  /** Lines that aren't blank. */
  readonly examples: number;
  /** Estimated tokens of all examples, once through. */
  readonly tokens: number;
  /** For each format the problems that it would have with this file. */
  readonly problems: Readonly<Record<DatasetFormat, Problems>>;
}

export interface Problems {
  readonly count: number;
  /** The first few, each beginning with its line number: "Line 3: …". */
  readonly first: readonly string[];
}

/** Takes a file as it arrives, piece by piece, and never holds more than one line of it. */
export interface DatasetReader {
  push(piece: Uint8Array): void;
  finish(): DatasetReport;
}

const keptProblems = 5;
const longestLine = 8 * 1024 * 1024;
const lineFeed = 0x0a;

/** The object on a line, or in words what else is on it. */
function parseLine(decoder: TextDecoder, bytes: Uint8Array): Record<string, unknown> | string {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return 'not valid UTF-8';
  }
  if (text.trim() === '') return 'blank';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not a JSON object';
    return value as Record<string, unknown>;
  } catch {
    return 'not valid JSON';
  }
}

export function createDatasetReader(): DatasetReader {
  // Strict, so that bytes which aren't UTF-8 are a problem of their line rather than silently replaced.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const counts = new Map<DatasetFormat, number>(formatNames.map((format) => [format, 0]));
  const kept = new Map<DatasetFormat, string[]>(formatNames.map((format) => [format, []]));
  let pieces: Uint8Array[] = [];
  let held = 0;
  let line = 0;
  let examples = 0;
  let tokens = 0;

  const blame = (format: DatasetFormat, problem: string): void => {
    counts.set(format, (counts.get(format) ?? 0) + 1);
    const first = kept.get(format);
    if (first !== undefined && first.length < keptProblems) first.push(`Line ${line}: ${problem}`);
  };
  const blameAll = (problem: string): void => {
    examples += 1;
    for (const format of formatNames) blame(format, problem);
  };

  function readLine(bytes: Uint8Array): void {
    const example = parseLine(decoder, bytes);
    if (example === 'blank') return;
    if (typeof example === 'string') {
      blameAll(example);
      return;
    }
    examples += 1;
    tokens += estimateTokens(example);
    for (const format of formatNames) {
      const problem = formats[format](example);
      if (problem !== null) blame(format, problem);
    }
  }

  function endLine(): void {
    line += 1;
    if (held > longestLine) blameAll(`longer than ${longestLine / 1024 / 1024} MB`);
    else readLine(Buffer.concat(pieces));
    pieces = [];
    held = 0;
  }

  function hold(piece: Uint8Array): void {
    held += piece.length;
    if (held <= longestLine) pieces.push(piece);
    else pieces = [];
  }

  return {
    push(piece) {
      let start = 0;
      for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, start)) {
        hold(piece.subarray(start, end));
        endLine();
        start = end + 1;
      }
      if (start < piece.length) hold(piece.subarray(start));
    },
    finish() {
      if (held > 0) endLine();

      const problemsOf = (format: DatasetFormat): Problems => ({
        count: counts.get(format) ?? 0,
        first: kept.get(format) ?? [],
      });
      return {
        examples,
        tokens,
        problems: {
          chat: problemsOf('chat'),
          preference: problemsOf('preference'),
          reinforcement: problemsOf('reinforcement'),
          completion: problemsOf('completion'),
        },
      };
    },
  };
}
