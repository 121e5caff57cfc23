import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '#kernel';
import { FormBody } from './form-body.js';
import { frameFor, type PageFrame } from './page-frame.js';
import { visitOf } from './visit.js';

const requestOf = (context: ExecutionContext): Request => context.switchToHttp().getRequest<Request>();

/** The person who acts. Only on routes that are not public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor = visitOf(requestOf(context))?.actor;
  if (!actor) throw new Error('a public route has no actor: declare @Access.signedIn() or @Access.roles(...)');
  return actor;
});

/** The frame of the page: navigation, who is signed in, token, message of the last act. Spread it into <Page {...frame}>. */
export const Frame = createParamDecorator((_: unknown, context: ExecutionContext): PageFrame =>
  frameFor(requestOf(context)),
);

/** The fields of the form that was sent, as text. */
export const Form = createParamDecorator(
  (_: unknown, context: ExecutionContext): FormBody => new FormBody(requestOf(context).body),
);
