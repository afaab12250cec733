import { Lexer, Source, TokenKind } from 'graphql';
import { RequestRefusal } from '../request-refusal.ts';

/** Reading a text costs by its length, however few its tokens are. Only a value is that long, and values go as variables. */
const MOST_CHARACTERS = 256 * 1024;

/** The parser and all that walks a document go by recursion, and no honest document comes near this. */
const MOST_LEVELS = 100;

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Lets no text near the parser that is too large or too deep for it. It reads no further than to what it refuses.
 *
 * @returns how many tokens there are, as far as they are well-formed: what is not, the parser refuses.
 * @throws RequestRefusal DOCUMENT_TOO_LARGE
 */
export const checkText = (text: string, maxTokens: number): number => {
  if (text.length > MOST_CHARACTERS) {
    throw new RequestRefusal(
      'DOCUMENT_TOO_LARGE',
      `The document has more than ${MOST_CHARACTERS} characters. Send long values as variables.`,
    );
  }
  if (hasMoreHashes(text, maxTokens)) throw tooManyTokens(maxTokens);
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let levels = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) {
      tokens += 1;
      const { kind } = lexer.token;
      if (OPENING.has(kind)) levels += 1;
      else if (CLOSING.has(kind)) levels -= 1;
      if (tokens > maxTokens || levels > MOST_LEVELS) break;
    }
  } catch {
    return tokens;
  }
  if (tokens > maxTokens) throw tooManyTokens(maxTokens);
  if (levels > MOST_LEVELS) {
    throw new RequestRefusal(
      'DOCUMENT_TOO_LARGE',
      `The document's brackets are nested more than ${MOST_LEVELS} deep. Ask for less in one operation.`,
    );
  }
  return tokens;
};

/** Each comment begins with one, and the lexer skips any number of comments in one step. */
const hasMoreHashes = (text: string, most: number): boolean => {
  let count = 0;
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
};

const tooManyTokens = (most: number): RequestRefusal =>
  new RequestRefusal(
    'DOCUMENT_TOO_LARGE',
    `The document has more than ${most} tokens. Split it into several, and send values as variables.`,
  );
