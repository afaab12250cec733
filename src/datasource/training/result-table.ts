import type { Metrics } from '../../domain/metrics.ts';
import { decodeMetrics, isMeasured, knownMetric } from '../wire/decode-metrics.ts';
import { tellingNames } from './telling-names.ts';
import type { Curve } from './thinning.ts';

/** One line of a result file below its header. */
export interface ResultRow {
  /** Which line it is, from 0. */
  readonly place: number;
  /** For each column a number; null where there is none, or it says "not measured". */
  readonly cells: readonly (number | null)[];
}

const MOST_COLUMNS = 100;

const unquoted = (cell: string): string => {
  const text = cell.trim();
  return text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).trim() : text;
};

const numberIn = (cell: string, column: string): number | null => {
  const text = unquoted(cell);
  const value = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && isMeasured(column, value) ? value : null;
};

/** A result file's header, and what its lines mean under it. Only numbers stand in such a file, so no comma is ever quoted. */
export class ResultTable {
  readonly #columns: readonly string[];
  readonly #curveOf: readonly Curve<ResultRow>[];
  readonly #measured: boolean[];
  #curves: readonly Curve<ResultRow>[] = [];
  #rows = 0;

  private constructor(columns: readonly string[]) {
    this.#columns = columns;
    this.#measured = columns.map(() => false);
    this.#curveOf = columns.map(
      (_name, column) =>
        ({ cells }) =>
          cells[column] ?? null,
    );
  }

  /**
   * The curves whose shape matters most, of the columns that have held a number so far. One that is among them at the end has
   * been so since its first number.
   */
  get curves(): readonly Curve<ResultRow>[] {
    return this.#curves;
  }

  /** Null when none of its columns is known to hold a training's number: then it is some other file. */
  static withHeader(line: string): ResultTable | null {
    const columns = line.split(',', MOST_COLUMNS).map((name) => unquoted(name).toLowerCase());
    return columns.some((name) => knownMetric(name) !== undefined) ? new ResultTable(columns) : null;
  }

  /** Reads the next line. */
  read(line: string): ResultRow {
    // Looking for each comma in turn takes half the time of splitting, which counts over a million lines.
    const cells: (number | null)[] = [];
    let start = 0;
    for (const column of this.#columns) {
      const comma = start > line.length ? -1 : line.indexOf(',', start);
      const end = comma < 0 ? line.length : comma;
      const cell = numberIn(line.slice(start, end), column);
      if (cell !== null && this.#measured[cells.length] === false) this.#begin(cells.length);
      cells.push(cell);
      start = end + 1;
    }
    const row = { place: this.#rows, cells };
    this.#rows += 1;
    return row;
  }

  /** The step of a row; where it tells none, its place has to do. */
  readonly position = ({ cells, place }: ResultRow): number => cells[this.#columns.indexOf('step')] ?? place;

  readonly metrics = ({ cells }: ResultRow): Metrics =>
    decodeMetrics(this.#columns.map((name, index) => [name, cells[index]]));

  /** Chooses the curves anew, now that this column has held its first number. */
  #begin(column: number): void {
    this.#measured[column] = true;
    // Of two columns with one name, the first counts, as it does among the metrics.
    const columns = new Map<string, Curve<ResultRow>>();
    for (const [index, curve] of this.#curveOf.entries()) {
      const name = this.#columns[index] ?? '';
      if (this.#measured[index] && !columns.has(name)) columns.set(name, curve);
    }
    this.#curves = tellingNames([...columns.keys()])
      .map((name) => columns.get(name))
      .filter((curve) => curve !== undefined);
  }
}
