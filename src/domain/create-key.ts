/** What a create goes under, so that it can be asked about and asked for again. */
export interface CreateKey {
  /** 1 to 255 characters. */
  readonly value: string;
  /** A client's own key may have come before, to this process or another; one that was just made can't have. */
  readonly chosenBy: 'CLIENT' | 'SERVICE';
}
