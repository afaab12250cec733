import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** An operation as a client sends it. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Draws of chance, all from fast-check, so that a seed brings the same ones again. */
interface Dice {
  upTo(most: number): number;
  chance(percent: number): boolean;
  one<Item>(items: readonly Item[]): Item;
  text(): string;
  json(): unknown;
}

/** Without fast-check's bias to small numbers, a chance of 3 % is one of 3 %. */
const evenly = (most: number): fc.Arbitrary<number> => fc.noBias(fc.nat({ max: most }));

const DEEPEST = 5;

/** Ids that mean something to the emulator, that mean nothing, and that want to be more than an id. */
const IDS = [
  'ftjob-seed-succeeded',
  'ftjob-seed-running',
  'ftjob-seed-failed',
  'ftjob-seed-queued',
  'ftjob-seed-paused',
  'file-seed-chat',
  'ftjob-nobody',
  '../files',
  '%2e%2e%2f',
  'a?b=c#d',
  'a\r\nb: c',
  '__proto__',
  '',
  '..',
  '\ud800',
];
const INTS = [0, 1, 2, 5, 20, 100, 101, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53, 1.5];

/** Any operation that the schema allows, and now and then one that it doesn't. */
export const randomOperation = (schema: GraphQLSchema): fc.Arbitrary<RandomOperation> =>
  fc.gen().map((draw) => {
    const dice: Dice = {
      upTo: (most) => draw(evenly, most),
      chance: (percent) => draw(evenly, 99) < percent,
      one: (items) => items[draw(evenly, items.length - 1)] as (typeof items)[number],
      text: () => draw(fc.string, { maxLength: 12, unit: 'binary' }),
      json: () => draw(fc.jsonValue, { maxDepth: 3 }),
    };
    return new OperationWriter(schema, dice).write();
  });

class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #dice: Dice;
  readonly #declared: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  #aliases = 0;

  constructor(schema: GraphQLSchema, dice: Dice) {
    this.#schema = schema;
    this.#dice = dice;
  }

  write(): RandomOperation {
    const [kind, root] = this.#dice.one([
      ['query', this.#schema.getQueryType()],
      ['query', this.#schema.getQueryType()],
      ['mutation', this.#schema.getMutationType()],
      ['subscription', this.#schema.getSubscriptionType()],
    ] as const);
    const selections = root ? this.#selections(root, 0, kind === 'subscription' ? 1 : 3) : '{ __typename }';
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(', ')})` : '';
    const query = [`${kind} Random${declared} ${selections}`, ...this.#fragments].join('\n');
    return { query, variables: this.#variables };
  }

  #selections(type: GraphQLNamedOutputType, depth: number, most = 4): string {
    const count = 1 + this.#dice.upTo(most - 1);
    return `{ ${Array.from({ length: count }, () => this.#selection(type, depth)).join(' ')} }`;
  }

  #selection(type: GraphQLNamedOutputType, depth: number): string {
    if (this.#dice.chance(8)) return this.#fragment(type, depth);
    const fields = isAbstractType(type) || isObjectType(type) ? Object.values(this.#fieldsOf(type)) : [];
    const field = fields.length > 0 && !this.#dice.chance(5) ? this.#dice.one(fields) : null;
    if (field === null) return `__typename${this.#directives()}`;
    return this.#field(field, depth);
  }

  #fieldsOf(type: GraphQLNamedOutputType): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
    return 'getFields' in type ? (type as GraphQLObjectType).getFields() : {};
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    const args = field.args.flatMap((arg) => this.#argument(arg));
    // Fields with arguments need names of their own, or they conflict.
    const alias = args.length > 0 || this.#dice.chance(10) ? `${this.#alias()}: ` : '';
    const given = args.length > 0 ? `(${args.join(', ')})` : '';
    const below = isCompositeType(type)
      ? depth >= DEEPEST
        ? ' { __typename }'
        : ` ${this.#selections(type, depth + 1)}`
      : '';
    return `${alias}${field.name}${given}${this.#directives()}${below}`;
  }

  #fragment(type: GraphQLNamedOutputType, depth: number): string {
    if (depth >= DEEPEST) return '__typename';
    const on = isAbstractType(type) ? this.#dice.one(this.#schema.getPossibleTypes(type)) : type;
    if (this.#dice.chance(50)) return `... on ${on.name} ${this.#selections(on, depth + 1, 3)}`;
    const name = `F${this.#fragments.length}`;
    // Its place is taken before what is in it takes the next ones.
    const index = this.#fragments.push('') - 1;
    this.#fragments[index] = `fragment ${name} on ${on.name} ${this.#selections(on, depth + 1, 3)}`;
    return `...${name}`;
  }

  #alias(): string {
    if (this.#dice.chance(3)) return this.#dice.one(['id', '__proto__', 'constructor', 'toString']);
    this.#aliases += 1;
    return `a${this.#aliases}`;
  }

  #directives(): string {
    if (this.#dice.chance(97)) return '';
    if (this.#dice.chance(10))
      return this.#dice.one([' @nope', ' @include', ' @skip(if: $nope)', ' @defer(if: null)']);
    return ` @${this.#dice.one(['include', 'skip'])}(if: ${this.#dice.one(['true', 'false'])})`;
  }

  #argument({ name, type }: GraphQLArgument): readonly string[] {
    if (this.#dice.chance(isNonNullType(type) ? 2 : 50)) return [];
    const value = this.#value(type, 0);
    // No document can hold half a character.
    if (this.#dice.chance(40) && !/\\ud[89a-f]/.test(JSON.stringify(value)))
      return [`${name}: ${literal(value)}`];
    const variable = `v${this.#declared.length}`;
    this.#declared.push(`$${variable}: ${String(type)}`);
    this.#variables[variable] = value;
    return [`${name}: $${variable}`];
  }

  #value(type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#dice.chance(1) ? null : this.#value(type.ofType, depth);
    if (this.#dice.chance(3)) return null;
    if (this.#dice.chance(2)) return this.#dice.json();
    if (isListType(type)) {
      return Array.from({ length: this.#dice.upTo(3) }, () => this.#value(type.ofType, depth + 1));
    }
    return this.#named(type, depth);
  }

  #named(type: GraphQLNamedInputType, depth: number): unknown {
    if (isEnumType(type)) return new EnumWord(this.#dice.one(type.getValues()).name);
    if (isInputObjectType(type)) return this.#object(Object.values(type.getFields()), type.isOneOf, depth);
    return this.#scalar(type.name);
  }

  #object(fields: readonly GraphQLInputField[], isOneOf: boolean, depth: number): object {
    const wanted =
      isOneOf && !this.#dice.chance(5)
        ? [this.#dice.one(fields)]
        : fields.filter(({ type }) =>
            isNonNullType(type) ? !this.#dice.chance(2) : this.#dice.chance(depth > 4 ? 5 : 35),
          );
    return Object.fromEntries(wanted.map(({ name, type }) => [name, this.#value(type, depth + 1)]));
  }

  #scalar(name: string): unknown {
    switch (name) {
      case 'ID':
        return this.#dice.one(IDS);
      case 'Int':
      case 'SafeInt':
      case 'Float':
        return this.#dice.one(INTS);
      case 'Boolean':
        return this.#dice.chance(50);
      case 'DateTime':
        return this.#dice.one([
          '2026-11-22T14:33:13Z',
          '2026-02-30T00:00:00Z',
          '1970-01-01',
          this.#dice.text(),
        ]);
      case 'AutoOrInt':
      case 'AutoOrFloat':
        return this.#dice.one(['auto', 3, 0.5, -1, 'many']);
      case 'String':
        return this.#dice.chance(50)
          ? this.#dice.one(['gpt-4o-mini', 'fine-tune', 'YWZ0ZXI6ZnRqb2ItMQ', 'a'])
          : this.#dice.text();
      case '_Any':
        return {
          __typename: this.#dice.one([
            'FineTuningJob',
            'FineTuningFile',
            'FineTuningOrganization',
            'Query',
            'Nobody',
          ]),
          id: this.#dice.one<unknown>([...IDS, 1, null, {}]),
        };
      default:
        return this.#dice.json();
    }
  }
}

/** A word that stands bare in a document and quoted in variables. */
class EnumWord {
  readonly word: string;

  constructor(word: string) {
    this.word = word;
  }

  toJSON(): string {
    return this.word;
  }
}

const literal = (value: unknown): string => {
  if (value instanceof EnumWord) return value.word;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([key]) => /^[_A-Za-z]\w*$/.test(key));
    return `{${fields.map(([key, field]) => `${key}: ${literal(field)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
};
