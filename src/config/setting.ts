import { z } from 'zod';

/** What the documentation and the messages say about a setting. */
export interface About {
  /** What may be written, in words; it completes "Allowed: …". */
  readonly allowed: string;
  readonly description: string;
  /** A secret's value is shown nowhere. */
  readonly secret?: true;
  /** The command's flag for it, without its dashes. */
  readonly flag?: string;
  /** Where the default depends on something; otherwise the schema's own default is told. */
  readonly defaultInWords?: string;
  /** How a refused value is shown, where it may hold something that must not be. */
  readonly show?: (value: string) => string;
}

/** What is known about each schema in `environment.ts`. */
export const abouts = z.registry<About>();

/** Gives a schema its place in the documentation. */
export const setting = <Schema extends z.ZodType>(schema: Schema, about: About): Schema => {
  abouts.add(schema, about);
  return schema;
};
