import { RequestRefusal } from '../request-refusal.ts';

/** Whether documents must be known beforehand. `optional`: they may be asked for by id, and others are taken too. */
export type TrustMode = 'off' | 'optional' | 'required';

/** What the operator has said about documents. */
export interface TrustedDocuments {
  readonly mode: TrustMode;
  /** Their texts by their ids. */
  readonly texts: ReadonlyMap<string, string>;
}

export const NO_TRUSTED_DOCUMENTS: TrustedDocuments = { mode: 'off', texts: new Map() };

/** How a client says which document it means: by its text, or by an id in one of two ways. */
export interface DocumentReference {
  /** Empty when there is an id instead. */
  readonly query: string;
  /** GraphQL over HTTP's appendix on persisted documents. */
  readonly documentId?: unknown;
  /** Apollo's protocol puts the id into `persistedQuery.sha256Hash`. */
  readonly extensions?: unknown;
}

/** Finds the text that a client means, or throws RequestRefusal that says why it has none. */
export type FindText = (reference: DocumentReference) => string;

export const createFindText = ({ mode, texts }: TrustedDocuments): FindText => {
  const known = new Set(texts.values());
  return (reference) => {
    const { query } = reference;
    if (query !== '') {
      if (mode !== 'required' || known.has(query)) return query;
      throw new RequestRefusal(
        'TRUSTED_DOCUMENT_REQUIRED',
        'Only documents that the operator has listed run here, and this is none of them, letter by letter. Add it to the manifest, or ask by `documentId`.',
      );
    }
    const id = documentIdOf(reference);
    if (id === undefined) return query;
    if (mode === 'off') {
      throw new RequestRefusal('PERSISTED_QUERY_NOT_SUPPORTED', 'Documents have no ids here: send `query`.');
    }
    const text = texts.get(id) ?? texts.get(withoutAlgorithm(id));
    if (text !== undefined) return text;
    throw new RequestRefusal(
      'PERSISTED_QUERY_NOT_FOUND',
      `No document has the id ${JSON.stringify(id.slice(0, 100))}. ${mode === 'optional' ? 'Send `query`' : 'Add it to the manifest'}.`,
    );
  };
};

/** The id that an operation is asked for by; undefined when there is none. */
export const documentIdOf = ({
  documentId,
  extensions,
}: Omit<DocumentReference, 'query'>): string | undefined => {
  if (typeof documentId === 'string') return documentId;
  const hash = own(own(extensions, 'persistedQuery'), 'sha256Hash');
  return typeof hash === 'string' ? hash : undefined;
};

const own = (parent: unknown, key: string): unknown =>
  typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
    ? Reflect.get(parent, key)
    : undefined;

/** The appendix writes a hash as `sha256:…`; manifests hold it bare. */
const withoutAlgorithm = (id: string): string => id.replace(/^sha256:/, '');
