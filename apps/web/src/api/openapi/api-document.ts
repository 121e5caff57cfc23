import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { completeDocument } from './complete-document.js';

const DESCRIPTION = `Anträge, Bewilligungen und Bescheide der Förderakte.

Amounts are integer euro cents (suffix \`Cents\`), days are \`YYYY-MM-DD\`, instants are ISO 8601 in UTC. Unknown fields are
refused. Errors are problem documents (RFC 9457): \`type\` and \`errors[].kind\` are stable, \`detail\` is German. Ids of cases
that the caller may not see are answered like ids that do not exist: 404.`;

/** The document of the running application. It is made once, when somebody first asks: most processes end before. */
export class ApiDocument {
  private make: (() => OpenAPIObject) | undefined;
  private document: OpenAPIObject | undefined;

  describe(app: INestApplication): void {
    const config = new DocumentBuilder()
      .setTitle('Förderakte')
      .setVersion('1')
      .setDescription(DESCRIPTION)
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Token of POST /api/v1/auth/token' }, 'token')
      .build();
    this.make = () => completeDocument(SwaggerModule.createDocument(app, config));
  }

  get(): OpenAPIObject {
    if (!this.make) throw new Error('the API was not described');
    this.document ??= this.make();
    return this.document;
  }
}
