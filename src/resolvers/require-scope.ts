import { type Access, allows, type Scope } from '../domain/access.ts';
import { ServiceError } from '../domain/service-error.ts';

/** Who asks, as far as it is known what he may do. */
export interface ScopedContext {
  readonly caller: { readonly access: Access };
}

/**
 * Lets nobody on whose token is not good for this.
 *
 * @throws ServiceError FORBIDDEN that says which scope is missing.
 */
export const requireScope = ({ caller: { access } }: ScopedContext, scope: Scope): void => {
  if (allows(access, scope)) return;
  const held = [...(access.scopes ?? [])];
  throw new ServiceError(
    'FORBIDDEN',
    `This needs the scope \`${scope}\`; the token has ${
      held.length === 0 ? 'none' : held.map((each) => `\`${each}\``).join(', ')
    }. Ask with a token that has it, or \`admin\`.`,
  );
};
