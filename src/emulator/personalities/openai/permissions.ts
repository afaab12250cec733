import { forbidden } from '../../server/api-error.ts';
import type { Route } from '../../server/call.ts';

/** Upstream takes only an admin key here. Every key is an ordinary one to the emulator, so every key is refused. */
const refuse: Route['handle'] = () => {
  throw forbidden(
    'You have insufficient permissions for this operation: it needs an admin API key.',
    'insufficient_permissions',
  );
};

export function permissionRoutes(base: string): readonly Route[] {
  const path = `${base}/fine_tuning/checkpoints/{fine_tuned_model_checkpoint}/permissions`;
  const operation = 'permissions';
  return [
    { operation, method: 'GET', path, handle: refuse },
    { operation, method: 'POST', path, handle: refuse },
    { operation, method: 'DELETE', path: `${path}/{permission_id}`, handle: refuse },
  ];
}
