import 'reflect-metadata';
import type { Role } from '#kernel';

/** Who may use a route. */
export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] };

const ACCESS = Symbol('access');

const declare =
  (rule: AccessRule): ClassDecorator & MethodDecorator =>
  (target: object, _name?: string | symbol, descriptor?: PropertyDescriptor) => {
    const declared: unknown = descriptor ? descriptor.value : target;
    if (typeof declared === 'function') Reflect.defineMetadata(ACCESS, rule, declared);
  };

/**
 * Declares who may use a route: on the method, or on the controller for all its methods. A method's own word counts more.
 * A route without a declaration stops the start of the application.
 */
export const Access = {
  public: () => declare({ kind: 'public' }),
  signedIn: () => declare({ kind: 'signed-in' }),
  roles: (...roles: [Role, ...Role[]]) => declare({ kind: 'roles', roles }),
};

/** The declared rule of a route, or undefined where it was forgotten. */
export function accessRuleOf(method: object, controller: object): AccessRule | undefined {
  const own: AccessRule | undefined = Reflect.getOwnMetadata(ACCESS, method);
  const shared: AccessRule | undefined = Reflect.getOwnMetadata(ACCESS, controller);
  return own ?? shared;
}

export function describeAccess(rule: AccessRule | undefined): string {
  if (!rule) return 'UNDECLARED';
  return rule.kind === 'roles' ? rule.roles.join(' ') : rule.kind;
}
